/** Bytes by key; what was not asked for longest goes when there are too many. */
export interface ByteCache {
  readonly get: (key: string) => Buffer | undefined
  readonly set: (key: string, bytes: Buffer) => void
}

/** A cache that holds no more bytes than that. */
export function createByteCache(mostBytes: number): ByteCache {
  // A Map keeps the order in which keys came; who is asked for comes again at its end.
  const kept = new Map<string, Buffer>()
  let held = 0
  const drop = (key: string): void => {
    held -= kept.get(key)?.length ?? 0
    kept.delete(key)
  }
  return {
    get: key => {
      const bytes = kept.get(key)
      if (!bytes) return undefined
      kept.delete(key)
      kept.set(key, bytes)
      return bytes
    },
    set: (key, bytes) => {
      drop(key)
      if (bytes.length > mostBytes) return
      kept.set(key, bytes)
      held += bytes.length
      for (const oldest of kept.keys()) {
        if (held <= mostBytes) break
        drop(oldest)
      }
    },
  }
}
