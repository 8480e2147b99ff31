import { build } from 'vite'

/** Bundles the service worker into one file at the root of the site, which gives it the widest scope. */
export async function buildWorker(entry: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      target: ['chrome87', 'safari14.1', 'firefox78'],
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
    },
  })
}
