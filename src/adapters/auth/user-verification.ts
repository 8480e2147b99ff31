import { APIError } from 'better-auth/api'

/**
 * A passkey counts as two factors, so it must say that it has looked who holds it: by finger, face or PIN (WebAuthn Level 3,
 * 6.1: the flag UV). What says less is refused after its signature was found right.
 */
const refuseUnverified = (verified: boolean | undefined): void => {
  if (verified !== true) throw new APIError('UNAUTHORIZED', { message: 'user not verified' })
}

/** For the passkey plugin: what it asks after a signature was found right. */
export const askForVerification = {
  registration: {
    afterVerification: async (given: {
      verification: { registrationInfo?: { userVerified: boolean } | undefined }
    }) => refuseUnverified(given.verification.registrationInfo?.userVerified),
  },
  authentication: {
    afterVerification: async (given: { verification: { authenticationInfo: { userVerified: boolean } } }) =>
      refuseUnverified(given.verification.authenticationInfo.userVerified),
  },
}
