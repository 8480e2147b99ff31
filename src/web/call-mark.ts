/** Stands in a sentence where a telephone number becomes a link. A control character: no text has it. */
export const callMark = '\u0001'
