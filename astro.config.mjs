import node from '@astrojs/node'
import react from '@astrojs/react'
import { defineConfig, sessionDrivers } from 'astro/config'
import { finishBuild } from './src/build/finish-build.ts'

export default defineConfig({
  site: process.env.SITE_URL || 'http://localhost:4321',
  output: 'static',
  trailingSlash: 'ignore',
  // The server swaps a finished folder in; LOTSE_BUILD names the one being written.
  outDir: process.env.LOTSE_BUILD || './dist/manual',
  adapter: node({ mode: 'middleware', staticHeaders: true }),
  integrations: [react({ include: ['**/staff/**/*.tsx'] }), finishBuild()],
  // Readers have no session; Astro's default would keep one on the file system.
  session: { driver: sessionDrivers.lruCache() },
  // Guides have no code in them, and Shiki's inline styles would need holes in the policy below.
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'always', assets: '_app' },
  compressHTML: true,
  devToolbar: { enabled: false },
  prefetch: false,
  vite: { build: { assetsInlineLimit: 0, target: ['chrome87', 'safari14.1', 'firefox78'] } },
  security: {
    // src/middleware.ts checks the origin itself: Astro's check refuses forms behind a proxy that ends TLS.
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ],
    },
  },
})
