import type { Copy } from './copy.ts'
import { isAnswered } from './kind.ts'

/**
 * How much one sheet of the copy can say besides its cells. A question is about a session, and a service is asked about
 * once a day: so a week holds at most seven questions about it.
 */
export type Room = {
  /** Answered sessions: each may have a reason. */
  readonly sessions: number
  /** Questions that were answered, that were left, and both together. */
  readonly answered: number
  readonly left: number
  readonly questions: number
}

const questionsAWeek = 7

/** The room of each sheet of the copy, by its ordinal. */
export function roomsOf({ labels, label, sheet, sessions, week }: Copy): Map<number, Room> {
  const answered = labels.map(isAnswered)
  const rooms = new Map<number, Room>()
  // Entries come grouped by sheet.
  for (let start = 0; start < sheet.length; ) {
    const ordinal = sheet[start] as number
    const places = new Map<string, { told: number; silent: number }>()
    let entry = start
    for (; sheet[entry] === ordinal; entry++) {
      const kind = label[entry] as number
      const key = `${labels[kind]?.service} ${week[entry]}`
      const place = places.get(key) ?? { told: 0, silent: 0 }
      places.set(key, place)
      place[answered[kind] === true ? 'told' : 'silent'] += sessions[entry] as number
    }
    const sum = (of: (place: { told: number; silent: number }) => number) => [...places.values()].reduce((total, place) => total + of(place), 0)
    rooms.set(ordinal, {
      sessions: sum(({ told }) => told),
      answered: sum(({ told }) => Math.min(questionsAWeek, told)),
      left: sum(({ silent }) => Math.min(questionsAWeek, silent)),
      questions: sum(({ told, silent }) => Math.min(questionsAWeek, told + silent)),
    })
    start = entry
  }
  return rooms
}
