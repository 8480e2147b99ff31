// Passkeys: asks the server for a question, the browser for its answer, and hands that in.

/** Sends a form of texts to a page of ours, and reads what it answers; undefined where it refuses. */
async function post(address: string, fields: Record<string, string>): Promise<unknown> {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) })
  return response.ok ? await response.json() : undefined
}

async function answerTo(purpose: string, options: never): Promise<Credential | null> {
  if (purpose === 'add')
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    })
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

/** Whether the question was answered, and the server took the answer. */
async function ask(address: string, purpose: string, name: string): Promise<boolean> {
  const options = await post(address, { do: 'ask' })
  if (options === undefined) return false
  const credential = await answerTo(purpose, options as never)
  if (!(credential instanceof PublicKeyCredential)) return false
  const response = JSON.stringify(credential.toJSON())
  return (await post(address, { do: 'answer', response, name })) !== undefined
}

function prepare(form: HTMLFormElement): void {
  const { passkey: purpose = '', asks = '', leads = '' } = form.dataset
  const fault = form.querySelector<HTMLElement>('[data-fault]')
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    if (fault) fault.hidden = true
    const name = form.querySelector('input')?.value ?? ''
    // Whoever closes the browser's window gets the same words as whoever has no such key: she can try again.
    const isDone = await ask(asks, purpose, name).catch(() => false)
    if (isDone) location.assign(leads)
    else if (fault) fault.hidden = false
  })
}

const isKnown = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
if (isKnown)
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) prepare(form)
