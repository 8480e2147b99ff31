/** Names of rows, of which a later one is greater. */
export type Identifiers = { readonly uuid: () => string }
