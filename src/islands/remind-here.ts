import { keptAppointments } from '../offline/kept-appointments.ts'

/** What the words and the button say: they stand in the page, one for each state. */
type State = 'new' | 'on' | 'off' | 'refused' | 'failed'

/** A first visit's worker takes its time on a slow phone; where a browser refuses workers it never comes. */
const patienceMilliseconds = 20_000

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0))

/** The name under which the server tells of a device: the SHA-256 of its address, as base64url. */
const nameOf = async (endpoint: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint)))
  return btoa(String.fromCharCode(...hash))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

const worker = (): Promise<ServiceWorkerRegistration> =>
  Promise.race([
    navigator.serviceWorker.ready,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no worker')), patienceMilliseconds)),
  ])

/** Reminds of one appointment on this device. Nothing is asked for before the reader has read what it means and tapped. */
class LotseRemind extends HTMLElement {
  #state: State = 'new'
  #busy = false

  async connectedCallback(): Promise<void> {
    const able = ['PushManager', 'Notification'].every(name => name in window)
    if (!able || !navigator.serviceWorker) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#toggle())
    // Who takes this appointment off a shared phone takes its reminder off too; nothing is left here that could say it failed.
    document.querySelector('[data-forget]')?.addEventListener('click', () => this.#turnOff().catch(() => {}))
    // Where the server cannot be asked the button starts as if new; asking twice is as good as once.
    this.#show((await this.#isOn().catch(() => false)) ? 'on' : 'new')
  }

  #show(state: State): void {
    this.#state = state
    for (const element of this.querySelectorAll<HTMLElement>('[data-when]'))
      element.hidden = !element.dataset.when?.split(' ').includes(state)
  }

  async #toggle(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    const work = this.#state === 'on' ? this.#turnOff() : this.#turnOn()
    this.#show(await work.catch((): State => 'failed'))
    this.#busy = false
  }

  async #turnOn(): Promise<State> {
    if ((await Notification.requestPermission()) !== 'granted') return 'refused'
    const { pushManager } = await worker()
    const response = await this.#ask('POST', await this.#subscribe(pushManager))
    return response.ok ? 'on' : 'failed'
  }

  async #subscribe(manager: PushManager): Promise<PushSubscription> {
    const options = { userVisibleOnly: true, applicationServerKey: bytesOf(this.dataset.key ?? '') }
    try {
      return await manager.subscribe(options)
    } catch {
      // One that was made for a former key of the server stands in the way.
      await (await manager.getSubscription())?.unsubscribe()
      return manager.subscribe(options)
    }
  }

  async #turnOff(): Promise<State> {
    const subscription = await this.#subscription()
    if (!subscription) return 'off'
    // All appointments on a device share one subscription: the last one takes it along.
    const others = (await keptAppointments()).filter(number => number !== this.dataset.reference)
    // Without a connection the last one goes all the same: the push service then tells the server that it is gone.
    const response = await this.#ask('DELETE', subscription).catch(() => undefined)
    if (others.length === 0) await subscription.unsubscribe()
    return response?.ok || others.length === 0 ? 'off' : 'failed'
  }

  async #subscription(): Promise<PushSubscription | null> {
    const registration = await navigator.serviceWorker.getRegistration()
    return (await registration?.pushManager.getSubscription()) ?? null
  }

  async #isOn(): Promise<boolean> {
    const subscription = Notification.permission === 'granted' ? await this.#subscription() : null
    if (!subscription) return false
    const { devices }: { devices: readonly string[] } = await (await this.#ask('GET')).json()
    return devices.includes(await nameOf(subscription.endpoint))
  }

  #ask(method: 'GET' | 'POST' | 'DELETE', subscription?: PushSubscription): Promise<Response> {
    const { reference, code, language } = this.dataset
    const json: Record<string, string> = subscription ? { 'Content-Type': 'application/json' } : {}
    return fetch(`/api/bookings/${reference}/alerts`, {
      method,
      headers: { Authorization: `Bearer ${code}`, 'Accept-Language': language ?? 'de', ...json },
      body: subscription ? JSON.stringify(subscription) : null,
    })
  }
}

customElements.define('lotse-remind', LotseRemind)
