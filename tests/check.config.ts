import { defineConfig } from 'vitest/config'

/** The checks that need no build, no server and no browser: who imports whom, locales, content. For `npm run check`. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: [
      'tests/architecture/**/*.test.ts',
      'tests/i18n/**/*.test.ts',
      'tests/information/loader/read-content.test.ts',
    ],
  },
})
