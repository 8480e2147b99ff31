import { createECDH } from 'node:crypto'

/** Whether two keys of VAPID belong together (RFC 8292, 3.2: a point and a number of the curve P-256, in base64url). */
export const isVapidPair = (publicKey: string, privateKey: string): boolean => {
  const curve = createECDH('prime256v1')
  try {
    curve.setPrivateKey(privateKey, 'base64url')
  } catch {
    // A number that is none of the curve's.
    return false
  }
  return curve.getPublicKey('base64url') === publicKey
}
