/** Sent with every answer. The Content-Security-Policy comes with the page, because it names the hashes of what is inside. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  // Not no-referrer: under that, Chromium sends `Origin: null` with forms. Other hosts learn nothing either way.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Only where the public address is https: HSTS on http would be ignored, and locks out a mistaken host. */
export function strictTransportSecurity(siteUrl: string | undefined): Readonly<Record<string, string>> {
  return siteUrl?.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}
}
