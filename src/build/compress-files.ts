import { readFileSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { builtFiles } from './built-files.ts'

const squeeze = { brotli: promisify(brotliCompress), gzip: promisify(gzip) }
const texts = /\.(html|js|css|svg|json|txt|xml|webmanifest)$/

async function compressFile(path: string): Promise<void> {
  const plain = readFileSync(path)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  const [small, old] = await Promise.all([
    squeeze.brotli(plain, { params }),
    squeeze.gzip(plain, { level: 9 }),
  ])
  writeFileSync(`${path}.br`, small)
  writeFileSync(`${path}.gz`, old)
}

/** Writes a .br and a .gz beside each text, so that the server compresses nothing while somebody waits. */
export async function compressFiles(folder: string): Promise<void> {
  const files = builtFiles(folder).filter(file => texts.test(file))
  // A few at a time: the work is in threads, and 300 pages at once would hold all their buffers.
  for (let first = 0; first < files.length; first += 8)
    await Promise.all(files.slice(first, first + 8).map(file => compressFile(folder + file)))
}
