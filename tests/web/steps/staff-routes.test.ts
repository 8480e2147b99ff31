import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../../../src/server/build-folder.ts'
import { actions } from '../../../src/staff/core/may.ts'
import { roles } from '../../../src/staff/core/role.ts'
import { menuOf } from '../../../src/web/staff-menu.ts'
import { staffRoute, staffRoutes } from '../../../src/web/steps/staff-routes.ts'

const pages = readdirSync(join(projectFolder, 'src/pages/staff'), { recursive: true, encoding: 'utf8' })
  // What is no address of ours ends in the guard.
  .filter(name => /\.(astro|ts)$/.test(name) && name !== '[...rest].astro')
  .map(name => `/staff/${name.replace(/\.(astro|ts)$/, '')}`.replace(/\/index$/, ''))

describe('addresses of staff', () => {
  test.each(pages)('%s says who may open it', page => {
    expect(staffRoute(page)).toBeDefined()
  })

  test('stand in the table only where there is a page', () => {
    expect(Object.keys(staffRoutes).filter(pattern => !pages.includes(pattern))).toEqual([])
  })

  test('name actions that there are', () => {
    for (const asked of Object.values(staffRoutes))
      if (asked !== 'open') for (const action of asked) expect(actions).toContain(action)
  })

  test('stand in the menu with the actions that open them', () => {
    for (const role of roles)
      for (const { path, actions: named } of menuOf(role).flatMap(({ entries }) => entries))
        expect(staffRoute(`/staff/${path}`)).toEqual(named)
  })
})
