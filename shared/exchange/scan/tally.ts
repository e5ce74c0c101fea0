import { bandOf } from '#shared/fold/band.ts'
import { logConfidences, type LogConfidence } from '#shared/record/logFinding.ts'
import type { Band } from '#shared/table/schema.ts'
import { aiSigns, type AiSign } from './address.ts'
import type { DateReading } from './date.ts'
import type { Seen } from './door.ts'

export type DateOrder = 'dayFirst' | 'monthFirst'

/** When something was seen, in months, and how much of it, in bands. */
export type Extent = {
  readonly firstMonth: string | null
  readonly lastMonth: string | null
  readonly lines: Band
  readonly days: Band | null
}

export type Totals = { readonly matched: number; readonly knownNotAi: number; readonly looksLikeAi: number; readonly notAi: number }
export type Candidate = { readonly host: string; readonly signs: readonly AiSign[]; readonly lines: Band }

/** `clear`: one reading; `none`: no dates at all; `twoWays`: 03/04/2026 and nothing that says which is the month. */
export type DateState = 'clear' | 'none' | 'twoWays'

type Span = { first: number; last: number; readonly days: Set<number> }
type Count = { lines: number; readonly spans: Readonly<{ [O in DateOrder]: Span }> }
type ServiceCount = Count & { confidence: number }
type CandidateCount = { lines: number; signs: number }

/** Above so many days nothing more is told apart, so no more are kept. */
const mostDays = 61
const dayBands: readonly Band[] = [{ from: 1, to: 1 }, { from: 2, to: 5 }, { from: 6, to: 20 }, { from: 21, to: 60 }, { from: 61, to: null }]
/** Different hosts kept while reading. Beyond, a fixed choice among them is: the same for any order of lines. */
const mostCandidates = 20_000
const shownCandidates = 50

export type Tally = ReturnType<typeof createTally>

/** Counts what comes through the door, in bounded memory and for any order of lines alike. */
export function createTally() {
  const totals = { matched: 0, knownNotAi: 0, looksLikeAi: 0, notAi: 0 }
  const services = new Map<string, ServiceCount>()
  const vendors = new Map<string, Count>()
  const candidates = new Map<string, CandidateCount>()
  const order = { dayFirst: 0, monthFirst: 0, either: 0 }
  let highestHash = 0xffffffff
  let namesLikeAi = 0
  let unnamed = 0

  function add(seen: Seen, date: DateReading | null): void {
    if (date !== null) {
      if (date.monthFirst === 0) order.dayFirst++
      else if (date.dayFirst === 0) order.monthFirst++
      else if (date.dayFirst !== date.monthFirst) order.either++
    }
    switch (seen.kind) {
      case 'service': {
        totals.matched++
        const count = countOf(services, seen.service, () => ({ ...newCount(), confidence: 0 }))
        const rank = logConfidences.indexOf(seen.confidence)
        if (rank > count.confidence) count.confidence = rank
        return addDate(count, date)
      }
      case 'vendor':
        totals.matched++
        return addDate(countOf(vendors, seen.vendor, newCount), date)
      case 'candidate':
        totals.looksLikeAi++
        return addCandidate(seen.host, seen.sign)
      case 'nameLikeAi':
        totals.looksLikeAi++
        namesLikeAi++
        return
      case 'unnamed':
        totals.notAi++
        unnamed++
        return
      default:
        totals[seen.kind]++
    }
  }

  function addCandidate(host: string, sign: AiSign): void {
    const bit = 1 << aiSigns.indexOf(sign)
    const known = candidates.get(host)
    if (known !== undefined) {
      known.lines++
      known.signs |= bit
      return
    }
    if (hashOf(host) > highestHash) return
    candidates.set(host, { lines: 1, signs: bit })
    if (candidates.size > 2 * mostCandidates) dropCandidates()
  }

  /** Keeps the hosts with the lowest hashes. One that was dropped never comes back, so counts of those kept are whole. */
  function dropCandidates(): void {
    const hashes = [...candidates.keys()].map(hashOf).sort((a, b) => a - b)
    highestHash = hashes[mostCandidates - 1] as number
    for (const host of candidates.keys()) if (hashOf(host) > highestHash) candidates.delete(host)
  }

  /** @param wanted how 03/04/2026 is to be read, where the person has said so */
  function readDates(wanted: DateOrder | undefined): { readonly order: DateOrder; readonly state: DateState } {
    const told = order.dayFirst > 0 && order.monthFirst === 0 ? 'dayFirst' : order.monthFirst > 0 && order.dayFirst === 0 ? 'monthFirst' : undefined
    const chosen = wanted ?? told
    return { order: chosen ?? 'dayFirst', state: chosen === undefined && order.either > 0 ? 'twoWays' : 'clear' }
  }

  function extentOf({ lines, spans }: Count, dates: ReturnType<typeof readDates>, k: number): Extent {
    const { first, last, days } = spans[dates.order]
    const dated = dates.state === 'clear' && days.size > 0
    return {
      firstMonth: dated ? monthOf(first) : null,
      lastMonth: dated ? monthOf(last) : null,
      lines: lineBand(lines, k),
      days: dated ? dayBands.findLast((band) => band.from <= days.size) ?? null : null,
    }
  }

  /** Everything counted, sorted, in bands. */
  function close(k: number, wanted: DateOrder | undefined) {
    const dates = readDates(wanted)
    const hasDates = [...services.values(), ...vendors.values()].some((count) => count.spans.dayFirst.days.size > 0 || count.spans.monthFirst.days.size > 0)
    const isFull = highestHash !== 0xffffffff
    if (isFull || candidates.size > mostCandidates) dropCandidates()
    const enough = [...candidates].filter(([, count]) => count.lines >= k)
    const shown = enough.sort(byStrength).slice(0, shownCandidates)
    return {
      totals: { ...totals } satisfies Totals,
      dates: hasDates ? dates.state : ('none' as const),
      services: [...services].sort(byName).map(([service, count]) => ({ service, confidence: logConfidences[count.confidence] as LogConfidence, ...extentOf(count, dates, k) })),
      vendors: [...vendors].sort(byName).map(([vendor, count]) => ({ vendor, ...extentOf(count, dates, k) })),
      candidates: shown.map(([host, count]): Candidate => ({ host, signs: signsOf(count.signs), lines: lineBand(count.lines, k) })),
      moreCandidates: { few: candidates.size - enough.length, beyond: enough.length - shown.length, uncounted: highestHash !== 0xffffffff },
      namesLikeAi,
      /** Lines with an IP address instead of a name; they count as not AI. */
      unnamed,
    }
  }

  return { add, close }
}

function newCount(): Count {
  return { lines: 0, spans: { dayFirst: newSpan(), monthFirst: newSpan() } }
}

function newSpan(): Span {
  return { first: Infinity, last: 0, days: new Set() }
}

function countOf<T extends Count>(counts: Map<string, T>, key: string, create: () => T): T {
  const known = counts.get(key)
  if (known !== undefined) return known
  const fresh = create()
  counts.set(key, fresh)
  return fresh
}

function addDate(count: Count, date: DateReading | null): void {
  count.lines++
  if (date === null) return
  extend(count.spans.dayFirst, date.dayFirst === 0 ? date.monthFirst : date.dayFirst)
  extend(count.spans.monthFirst, date.monthFirst === 0 ? date.dayFirst : date.monthFirst)
}

function extend(span: Span, day: number): void {
  if (day < span.first) span.first = day
  if (day > span.last) span.last = day
  if (span.days.size < mostDays) span.days.add(day)
}

/** Below k lines no more is said than that. */
function lineBand(lines: number, k: number): Band {
  return lines < k ? { from: 1, to: k - 1 } : bandOf(lines, k)
}

function monthOf(day: number): string {
  return `${Math.floor(day / 10_000)}-${String(Math.floor(day / 100) % 100).padStart(2, '0')}`
}

function signsOf(bits: number): AiSign[] {
  return aiSigns.filter((_, index) => (bits & (1 << index)) !== 0)
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1
}

/** The strongest sign first, then most lines, then by name. */
function byStrength([hostA, a]: readonly [string, CandidateCount], [hostB, b]: readonly [string, CandidateCount]): number {
  const [strongA, strongB] = [a.signs & -a.signs, b.signs & -b.signs]
  return strongA - strongB || b.lines - a.lines || (hostA < hostB ? -1 : 1)
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
