import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { weighPages } from './budgets.ts'
import { buildWorker } from './build-worker.ts'
import { compressFiles } from './compress-files.ts'
import { trimPolicies } from './trim-policies.ts'
import { writeEtags } from './write-etags.ts'

/** Pages that must fit their budget. Offices and words are lists that grow with the district; they are reported, not refused. */
const budgeted = /^\/[^/]+\/(guides\/.*)?$/

/** What happens to the files once Astro has written them: the worker, compression, entity tags, policies, budgets. */
export function finishBuild(): AstroIntegration {
  let out = ''
  return {
    name: 'lotse-finish-build',
    hooks: {
      'astro:config:done': ({ config }) => {
        out = fileURLToPath(config.outDir)
      },
      // The headers file is written by the adapter in its own hook, which runs before this one.
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir).replace(/\/$/, '')
        await buildWorker(fileURLToPath(new URL('../offline/worker.ts', import.meta.url)), folder)
        await compressFiles(folder)
        writeEtags(folder, `${out}etags.json`)
        trimPolicies(folder, `${out}_headers.json`)
        const weights = weighPages(folder, `${out}_headers.json`)
        const faults = weights
          .filter(({ page }) => budgeted.test(page))
          .flatMap(({ page, faults: found }) => found.map(fault => `${page}: ${fault}`))
        if (faults.length > 0) throw new Error(`Over budget:\n${faults.join('\n')}`)
        const heaviest = weights
          .filter(({ page }) => budgeted.test(page))
          .sort((a, b) => b.firstView - a.firstView)[0]
        logger.info(
          `${weights.length} pages; the heaviest within budget is ${heaviest?.page} with ${heaviest?.firstView} bytes`,
        )
      },
    },
  }
}
