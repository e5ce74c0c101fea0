import { sheetMonthOfDay, localDay, type Month } from '#shared/calendar/calendar.ts'

/**
 * Bytes of canonical text that count as one: four times a usual sheet of a whole month. A larger sheet counts as several,
 * and so does one that grows: few large ones weigh as much as many small ones.
 */
const unitBytes = 32_768
const usualLeast = 500
const hoursOfDay = 24
const hour = 3_600_000

/** Takes room for `sheet` where `stored` is known of it, null where nothing is. @returns false when there is none */
export type TakeRoom = (sheet: string, stored: string | null) => boolean

export type Newcomers = { readonly open: () => Promise<TakeRoom> }

export type NewcomersParts = {
  readonly clock: () => Date
  /** How many browsers have reported: sheets of the month that has most of them, before `month`. */
  readonly fleet: (month: Month) => Promise<number>
  /** May come in any hour, however small the organisation has been. */
  readonly least?: number | undefined
  /** Told, at most once an hour, that sheets are being held back. */
  readonly onHeldBack: () => void
}

/**
 * How much new the relay takes in a time. The token that lets browsers in is the organisation's: whoever has it can make
 * up sheets, and nothing tells them from those of new browsers. What can be bounded is how fast. There is room for twice
 * the browsers of the months before, and it is filled again within a day; for 500 an hour at least. The size follows the
 * months before only, so that what is made up today cannot make room for more tomorrow. A known sheet that
 * stays within its unit always gets through.
 */
export function createNewcomers({ clock, fleet, least = usualLeast, onHeldBack }: NewcomersParts): Newcomers {
  let countedFor: Month | null = null
  let size = 0
  let room = 0
  let at = 0
  let toldAt = -Infinity

  const perHour = () => Math.max(least, size / hoursOfDay)

  async function fill(): Promise<void> {
    const now = clock()
    const month = sheetMonthOfDay(localDay(now))
    if (month !== countedFor) {
      const next = Math.max(least, 2 * (await fleet(month)))
      // What the size has grown by is there at once; after that the hours fill it.
      room += Math.max(0, next - size)
      size = next
      countedFor = month
    }
    const hours = Math.max(0, now.getTime() - at) / hour
    at = now.getTime()
    room = Math.min(size, room + hours * perHour())
  }

  function take(sheet: string, stored: string | null): boolean {
    const units = unitsOf(sheet) - (stored === null ? 0 : unitsOf(stored))
    if (units <= 0) return true
    if (room >= units) {
      room -= units
      return true
    }
    if (at - toldAt >= hour) {
      toldAt = at
      onHeldBack()
    }
    return false
  }

  return {
    async open() {
      await fill()
      return take
    },
  }
}

/** The canonical text of a sheet holds ids and numbers only: a character is a byte. */
function unitsOf(sheet: string): number {
  return Math.max(1, Math.ceil(sheet.length / unitBytes))
}
