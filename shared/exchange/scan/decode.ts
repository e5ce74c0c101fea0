export type LogDecoder = {
  readonly decode: (bytes: Uint8Array) => string
  /** The last characters, where a file ends in the middle of one. */
  readonly end: () => string
}

/** Text from the bytes of a log: UTF-8, or UTF-16 where the file starts with its mark, as Windows tools write. Never throws. */
export function createLogDecoder(): LogDecoder {
  let decoder: TextDecoder | null = null
  let first: Uint8Array | null = null

  function start(bytes: Uint8Array): TextDecoder {
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
    return new TextDecoder(encoding)
  }

  return {
    decode(bytes) {
      if (decoder !== null) return decoder.decode(bytes, { stream: true })
      const known = first === null ? bytes : joined(first, bytes)
      if (known.length < 2) {
        first = known
        return ''
      }
      decoder = start(known)
      return decoder.decode(known, { stream: true })
    },
    end() {
      if (decoder !== null) return decoder.decode()
      return first === null ? '' : new TextDecoder().decode(first)
    },
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
