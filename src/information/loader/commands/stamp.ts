import { stampNew, stampText } from './record-stamps.ts'
import { runCommand } from './run-command.ts'

const usage = 'npm run content:stamp [-- <guide> <language> [<section>…]]'

runCommand(usage, () => {
  const [guide, language, ...sections] = process.argv.slice(2)
  if (guide === undefined) return written(stampNew('content'))
  if (language === undefined) throw new Error('Which language was translated? Name it after the guide.')
  return written(stampText('content', guide, language, sections))
})

function written(lines: readonly string[]): string[] {
  return lines.length === 0 ? ['Everything has its stamp already.'] : lines.map(line => `stamped ${line}`)
}
