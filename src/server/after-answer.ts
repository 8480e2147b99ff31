/** Milliseconds until an answer has gone out, also a long one. */
const pause = 250

/** Makes work that is done after the answer has gone out, and fails for nobody but the log, which hears its name and why. */
export function afterAnswer<Given extends readonly unknown[]>(
  name: string,
  work: (...given: Given) => Promise<void>,
): (...given: Given) => void {
  return (...given) => {
    const run = () => work(...given).catch(error => console.error(`${name} failed`, error))
    setTimeout(run, pause).unref()
  }
}
