/** The caches on the device. A new number drops the old one when the worker takes over. */
export const pageCache = 'pages-1'
export const assetCache = 'assets-1'
/** Appointments stay whatever the version: only the reader removes them. */
export const appointmentCache = 'appointments'

/** Where the built worker is served, with the widest scope. */
export const workerAddress = '/worker.js'
