import { recordMinorEdit } from './record-minor-edit.ts'
import { runCommand } from './run-command.ts'

const usage = 'npm run content:minor -- <guide> <section>…'

runCommand(usage, () => {
  const [guide, ...sections] = process.argv.slice(2)
  if (guide === undefined || sections.length === 0)
    throw new Error('Which section of which guide was edited?')
  return sections.map(section => {
    recordMinorEdit('content', guide, section)
    return `${guide} #${section}: translations of the text before this edit stay current`
  })
})
