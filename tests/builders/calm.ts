import { expect } from 'vitest'

/** Waits longer for nothing: a request that hangs is a failure. Milliseconds. */
const patience = 20_000

function checkProblem(text: string, status: number): void {
  expect(JSON.parse(text)).toMatchObject({ type: expect.any(String), title: expect.any(String), status })
}

function checkPage(text: string, language: string): void {
  expect(text).toMatch(new RegExp(`<html lang="${language}"[\\s\\S]*</html>`))
  // Inside a quoted attribute nothing but its quote needs to be escaped.
  expect(text.replaceAll(/="[^"]*"/g, '=""')).not.toContain('<i id=probe')
}

/** Leads to this site only: `//x` and `http://x` would lead elsewhere. */
function checkWay(response: Response): void {
  expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/)
}

/**
 * Sends what may be hostile and checks that the answer is a calm one: no fault of ours, a problem for programs, a whole page
 * in the reader's language for people, nothing that was sent shown as more than text.
 */
export async function calmly(
  url: string,
  init: RequestInit = {},
  language = 'de',
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) })
  const { status } = response
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  expect(status, text).toBeLessThan(500)
  expect(response.headers.get('x-probe')).toBeNull()
  if (status >= 300 && status < 400) checkWay(response)
  else if (type.startsWith('text/html')) checkPage(text, language)
  else if (status >= 400) checkProblem(text, status)
  else expect(type).toMatch(/^(application\/json|text\/calendar)/)
  return { status, text }
}
