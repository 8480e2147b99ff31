import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../src/server/build-folder.ts'
import { allImports } from './imports.ts'
import { verdict } from './rules.ts'

const imports = allImports(join(projectFolder, 'src'))

describe('the house', () => {
  it('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(500)
  })

  it('lets arrows run one way', () => {
    expect(imports.map(verdict).filter(fault => fault !== undefined)).toEqual([])
  })

  it.each([
    ['booking/core/slot.ts', 'zod', false],
    ['booking/core/slot.ts', 'booking/ports/clock.ts', true],
    ['booking/use-cases/book-slot.ts', 'adapters/sql/storage.ts', true],
    ['booking/use-cases/book-slot.ts', 'delivery/core/backoff.ts', false],
    ['adapters/sql/storage.ts', 'adapters/crypto/secrets.ts', false],
    ['adapters/sql/storage.ts', 'booking/use-cases/book-slot.ts', false],
    ['islands/appointment.ts', 'zod', false],
    ['islands/appointment.ts', 'i18n/strings/strings.ts', false],
    ['islands/appointment.ts', 'node:fs', false],
    ['islands/appointment.ts', '@fullcalendar/react', false],
    ['islands/appointment.ts', 'islands/staff/Grid.tsx', false],
    ['islands/staff/Grid.tsx', 'i18n/strings/staff-strings.ts', false],
    ['islands/staff/Grid.tsx', 'adapters/sql/storage.ts', true],
    ['web/http/api.ts', 'adapters/sql/storage.ts', true],
    ['web/http/api.ts', 'config/environment.ts', false],
    ['pages/index.astro', 'server/wire.ts', false],
    ['pages/index.astro', 'server/app.ts', false],
    ['information/library/guide-view.ts', 'zod', false],
    ['information/loader/read-content.ts', 'astro:content', false],
    ['config/environment.ts', 'booking/core/policy.ts', false],
    ['somewhere/else.ts', 'zod', false],
  ])('would notice %s importing %s', (from, to, typeOnly) => {
    expect(verdict({ from, to, typeOnly })).toBeDefined()
  })
})
