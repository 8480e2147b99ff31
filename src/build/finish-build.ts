import type { AstroIntegration } from 'astro'

/** What happens to the files once Astro has written them. */
export function finishBuild(): AstroIntegration {
  return {
    name: 'lotse-finish-build',
    hooks: {
      'astro:build:done': () => {},
    },
  }
}
