import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launch } from '../chromium.ts'

/** A phone of 2018 held upright. */
export const phone = { width: 360, height: 640 } as const
export const desk = { width: 1280, height: 800 } as const

let browser: Promise<Browser> | undefined

/** One browser for a test file; close it with `closeBrowser`. */
export function theBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of console and page, and requests to other hosts: there must be none. */
  readonly complaints: string[]
}

export interface VisitOptions extends BrowserContextOptions {
  /** How much larger than usual the reader has set her letters: 2 is 200 %. */
  readonly textSize?: number
}

/** Opens a page whose complaints are collected. */
export async function visit(origin: string, { textSize, ...options }: VisitOptions = {}): Promise<Visit> {
  const context = await (await theBrowser()).newContext({ viewport: phone, baseURL: origin, ...options })
  if (textSize)
    await context.addInitScript(size => {
      // The page's own size is 112.5 % of what the browser is set to.
      addEventListener('DOMContentLoaded', () =>
        document.documentElement.style.setProperty('font-size', `${112.5 * size}%`),
      )
    }, textSize)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', request => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) complaints.push(`a request to ${url.host}`)
  })
  return { context, page, complaints }
}

/** Nothing on the page is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }))
  expect(content, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(screen)
}
