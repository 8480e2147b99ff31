import { parseArgs } from 'node:util'
import { recordSignature } from './record-signature.ts'
import { runCommand } from './run-command.ts'

const usage = 'npm run content:sign -- <guide> <language> [<section>…] --by "<name>"'

runCommand(usage, () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { by: { type: 'string' } } })
  const [guide, language, ...sections] = positionals
  if (guide === undefined || language === undefined) throw new Error('Which translation of which guide?')
  const on = Temporal.Now.plainDateISO('Europe/Berlin').toString()
  const signed = recordSignature('content', guide, language, { by: values.by ?? '', on }, sections)
  return signed.map(section => `signed ${guide} ${language} #${section}`)
})
