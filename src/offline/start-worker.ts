import { workerAddress } from './names.ts'

/** Lets pages that were read once be read without a connection. A browser that has no workers just reads. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator)) return
  const isFirst = !navigator.serviceWorker.controller
  addEventListener('load', () => {
    navigator.serviceWorker.register(workerAddress).catch(() => {
      // Private windows and full disks refuse workers; reading goes on without.
    })
  })
  if (!isFirst) return
  navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ keep: location.pathname }))
}
