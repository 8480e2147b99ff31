/** Stands in each page that is built ahead, where the server puts the notices of the moment. */
export const noticesMarker = '<!--notices-->'
