import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The middle of a text's base64, wherever in a longer text it begins: without the characters that neighbours change. */
function base64Forms(text: string): string[] {
  return [0, 1, 2].flatMap(before => {
    const padded = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    const whole = Math.floor(padded.length / 3) * 3
    const inner = padded
      .subarray(0, whole)
      .toString('base64')
      .slice(before === 0 ? 0 : 4)
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** A text as it may stand somewhere: plain, in another case, in an address, in HTML or JSON, in base64 or hex. */
export function formsOf(text: string): readonly string[] {
  const escaped = Array.from(text, letter =>
    /[ -~]/.test(letter) ? letter : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ).join('')
  return [
    ...[text, text.toLowerCase(), text.toUpperCase(), text.normalize('NFD')],
    ...[encodeURIComponent(text), encodeURI(text), new URLSearchParams({ x: text }).toString().slice(2)],
    ...[text.replaceAll('@', '&#64;'), text.replaceAll('+', '&#43;'), escaped],
    ...[Buffer.from(text).toString('hex'), ...base64Forms(text)],
  ]
}

/** Which of these texts stand somewhere in what was printed or stored, in any form. */
export function tracesIn(where: string | Uint8Array, texts: readonly string[]): readonly string[] {
  const bytes = Buffer.from(where)
  return texts.filter(text => formsOf(text).some(form => bytes.includes(form)))
}

/** All bytes of all files in a folder. */
export function bytesBelow(folder: string): Buffer {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(entry => entry.isFile())
  return Buffer.concat(files.map(entry => readFileSync(join(entry.parentPath, entry.name))))
}
