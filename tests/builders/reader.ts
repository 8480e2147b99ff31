/** A form that a reader sends, without script. */
export async function sendForm(url: string, fields: Record<string, string>) {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'Sec-Fetch-Site': 'same-origin' },
    redirect: 'manual',
  })
  return { status: response.status, html: await response.text() }
}

/** The hidden fields of the first form that has a button or a field with this text in it. */
export function hiddenFields(html: string, within: string): Record<string, string> {
  const form = [...html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => text.includes(within))?.[0] ?? ''
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name ?? '', value ?? '']))
}

/** The ids of the times that a page offers. */
export function timesOn(html: string): string[] {
  return [...html.matchAll(/<button class="time"[^>]* value="([^"]+)"/g)].map(([, id]) => id ?? '')
}

/** Number and code of a confirmation. */
export function keyOn(html: string): { readonly reference: string; readonly code: string } {
  return {
    reference: /class="reference"[^>]*><bdi[^>]*>([^<]+)/.exec(html)?.[1] ?? '',
    code: /class="code"[^>]*>([^<]+)/.exec(html)?.[1] ?? '',
  }
}

/** The words of a page, without its markup. */
export function wordsOf(html: string): string {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  return main
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}
