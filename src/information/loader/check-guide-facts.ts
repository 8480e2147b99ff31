import { actors, channels, type GuideFacts, type StepFacts } from '../schema/guide.ts'
import type { Report } from './content-error.ts'
import { type Ids, showIds } from './ids.ts'

/** Checks guide.yaml beyond its shape: ids are unique, and everything that it names exists. */
export function checkGuideFacts(id: string, facts: GuideFacts, ids: Ids, report: Report): void {
  const file = `guides/${id}/guide.yaml`
  const sources = new Set(facts.sources.map(source => source.id))
  const known = (field: string, names: readonly string[], among: ReadonlySet<string>, write: string) => {
    for (const name of names) if (!among.has(name)) report({ file, field, found: name, write })
  }
  known('topic', [facts.topic], ids.topics, `an id from topics/: ${showIds(ids.topics)}`)
  const others = new Set([...ids.guides].filter(guide => guide !== id))
  known('related', facts.related, others, 'the id of another guide')
  facts.steps.forEach((step, index) => {
    checkStep(step, `steps.${index}`, ids, known)
  })
  const cited = { steps: facts.steps, rights: facts.rights, duties: facts.duties }
  for (const [part, entries] of Object.entries(cited)) {
    entries.forEach((entry, index) => {
      const write = `an id from the sources above: ${showIds(sources)}`
      known(`${part}.${index}.sources`, entry.sources, sources, write)
    })
  }
  checkUnique(facts, file, report)
}

type Known = (field: string, names: readonly string[], among: ReadonlySet<string>, write: string) => void

function checkStep(step: StepFacts, field: string, ids: Ids, known: Known): void {
  const kinds = `an id from office-kinds/: ${showIds(ids.officeKinds)}`
  const doers = new Set([...actors, ...ids.officeKinds])
  const places = new Set([...channels, ...ids.officeKinds])
  known(`${field}.who`, step.who, doers, `one of ${actors.join(', ')} or ${kinds}`)
  known(`${field}.where`, step.where ? [step.where] : [], places, `one of ${channels.join(', ')} or ${kinds}`)
  known(`${field}.papers`, step.papers, ids.papers, `an id from papers/: ${showIds(ids.papers)}`)
  known(`${field}.terms`, step.terms, ids.terms, 'an id from terms/, or add that term')
}

function checkUnique(facts: GuideFacts, file: string, report: Report): void {
  const cited = [...facts.steps, ...facts.rights, ...facts.duties].map(entry => entry.id)
  const lists = { sources: facts.sources.map(source => source.id), 'steps, rights, duties': cited }
  for (const [field, list] of Object.entries(lists)) {
    const twice = list.filter((id, index) => list.indexOf(id) !== index)
    for (const id of twice)
      report({ file, field, found: `the id ${id} twice`, write: 'another id for one of them' })
  }
}
