// What people type and paste, before it is looked at more closely. One place for forms and API.

/**
 * Characters that nobody sees: they hide in a text, or turn it around. Two stay that Persian and Indic names are written
 * with (U+200C and U+200D), and so do variation selectors, which choose the shape of the character before them.
 */
const unseen =
  /[[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u{FFF9}-\u{FFFB}]--[\u{200C}\u{200D}\p{Variation_Selector}]]/gv

/** Control characters, halves of characters, and what stands for something that could not be read. */
const broken = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u{FFFD}]/v

/**
 * A text as one line without what nobody sees, in one spelling (Unicode NFC). Numbers that are copied from a list of contacts often
 * come wrapped in marks of direction, and a pasted name with a tab in it.
 */
export function plainText(text: string): string {
  return text.replace(unseen, '').replace(/\s+/g, ' ').trim().normalize('NFC')
}

/** Whether every character of a plain text can be stored, shown and sent. */
export function isWhole(text: string): boolean {
  return !broken.test(text)
}
