// A line, while it is being read. These few fields are all a reader takes from it; the door (door.ts) reduces them to a
// service or a registrable host and a day, and drops the rest before anything is counted.

export type LogLine = {
  /** A URL, `host:port` or a host name. */
  readonly address: string | null
  /** Name of an application or a merchant. */
  readonly name: string | null
  /** As written, read later. */
  readonly date: string | null
  readonly method: string | null
  readonly replyType: string | null
}

/** Why a line was not understood. Never what stood in it. */
export const lineFaults = ['noHost', 'notOfFormat', 'tooFewFields', 'notJson', 'openQuote', 'tooLong'] as const
export type LineFault = (typeof lineFaults)[number]

/** How often a fault came, and the first lines it came in. */
export type FaultCount = { readonly fault: LineFault; readonly lines: number; readonly firstLines: readonly number[] }

/** A line; a fault; or null for a line that is understood and says nothing (comment, answer, empty). */
export type ReadLine = LogLine | LineFault | null

/** Longest line or record, in characters. Longer ones are counted as faults, so that memory stays bounded. */
export const longestLine = 65_536

export type LineSplitter = {
  readonly feed: (text: string) => void
  readonly end: () => void
}

/**
 * Cuts text in pieces of any size into lines. Gives the same lines wherever the pieces are cut.
 *
 * @param onLine takes each line without its end, and its number from 1; null for one that is too long
 */
export function createLineSplitter(onLine: (line: string | null, number: number) => void): LineSplitter {
  let rest = ''
  let overlong = false
  let number = 0

  function emit(line: string): void {
    number++
    if (overlong || line.length > longestLine) onLine(null, number)
    else onLine(line.endsWith('\r') ? line.slice(0, -1) : line, number)
    overlong = false
  }

  return {
    feed(text) {
      let from = 0
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', from)) {
        emit(rest === '' ? text.slice(from, at) : rest + text.slice(from, at))
        rest = ''
        from = at + 1
      }
      rest += text.slice(from)
      if (rest.length > longestLine) {
        overlong = true
        rest = ''
      }
    },
    end() {
      if (rest !== '' || overlong) emit(rest)
      rest = ''
    },
  }
}
