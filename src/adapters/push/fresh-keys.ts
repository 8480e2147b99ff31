import webPush from 'web-push'

/** A new pair of keys by which push services know an installation (VAPID, RFC 8292). Base64url. */
export const freshKeys = (): { readonly publicKey: string; readonly privateKey: string } =>
  webPush.generateVAPIDKeys()
