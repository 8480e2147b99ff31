// `npm run push:keys`: a key pair for reminders on devices, to be put into the environment once.
import { freshKeys } from '../../adapters/push/fresh-keys.ts'
import { runCommand } from './run-command.ts'

await runCommand('npm run push:keys', async () => {
  const { publicKey, privateKey } = freshKeys()
  return { lines: [`VAPID_PUBLIC_KEY=${publicKey}`, `VAPID_PRIVATE_KEY=${privateKey}`] }
})
