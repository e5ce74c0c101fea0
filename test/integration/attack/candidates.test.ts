import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mondayOfWeek } from '#shared/calendar/calendar.ts'
import type { Candidate } from '#shared/catalogue/candidate.ts'
import { cellOf, month, weeks } from '#shared/fold/fixture.ts'
import { createFold, publishMonth, unpublished, type Publication } from '#shared/fold/index.ts'

// Somebody fetches the presence table each time it is issued, knows how many browsers sent something in between (the worst
// case: an administrator who counts requests), and concludes how many name a host.

const hosts = ['new-chat.io', 'rare.ai'] as const
/** What each browser says of each host, step by step. */
const history = fc.record({
  k: fc.integer({ min: 2, max: 5 }),
  browsers: fc.integer({ min: 5, max: 12 }),
  steps: fc.array(fc.array(fc.record({ browser: fc.nat({ max: 11 }), host: fc.constantFrom(...hosts), says: fc.boolean() }), { minLength: 1, maxLength: 4 }), { minLength: 4, maxLength: 24, size: 'max' }),
})
type History = { k: number; browsers: number; steps: { browser: number; host: string; says: boolean }[][] }
type Moment = { readonly shown: ReadonlySet<string>; readonly naming: ReadonlyMap<string, number>; readonly changed: number }
type Publisher = (before: Publication, fold: ReturnType<typeof createFold>, k: number) => Publication

const product: Publisher = (before, fold, k) => publishMonth(before, fold, { today: mondayOfWeek(weeks[1] as string), k, earlier: [new Map(), new Map()] }).publication
/** Looks at the hosts whenever anything changed. */
const atOnce: Publisher = (before, fold, k) => {
  const after = product(before, fold, k)
  const candidates = fold.candidates.rows(k)
  return { ...after, tables: after.tables.map((table) => (table.kind === 'presence' ? { ...table, candidates } : table)) }
}

function run({ k, browsers, steps }: History, publish: Publisher): Moment[] {
  const fold = createFold(month)
  const says = new Map<number, Set<string>>()
  const put = (browser: number) => fold.set(`sheet-${browser}`, [cellOf({})], { candidates: [...(says.get(browser) ?? [])].map((host): Candidate => ({ host, evidence: ['stream', 'path'] })) })
  for (let browser = 0; browser < browsers; browser++) put(browser)
  let publication = publish(unpublished(month), fold, k)
  const moments: Moment[] = []
  for (const step of steps) {
    const touched = new Set<number>()
    for (const { browser, host, says: yes } of step.filter((change) => change.browser < browsers)) {
      const named = says.get(browser) ?? new Set()
      says.set(browser, named)
      if (named.has(host) === yes) continue
      touched.add(browser)
      if (yes) named.add(host)
      else named.delete(host)
      put(browser)
    }
    publication = publish(publication, fold, k)
    const presence = publication.tables.find((table) => table.kind === 'presence')
    moments.push({
      shown: new Set(presence?.candidates?.map(({ host }) => host)),
      naming: new Map(hosts.map((host) => [host, [...says.values()].filter((named) => named.has(host)).length])),
      changed: touched.size,
    })
  }
  return moments
}

/** Hosts the attacker knows to be named by 1 to k - 1 browsers at some moment, and whether that is so. */
function conclude({ k }: History, moments: readonly Moment[]): { host: string; true: boolean }[] {
  const found: { host: string; true: boolean }[] = []
  for (const host of hosts) {
    let changedSince = 0
    for (const [index, moment] of moments.entries()) {
      const before = moments[index - 1]
      changedSince += moment.changed
      // Any host that moves says that the list was drawn anew just now.
      if (before === undefined || [...hosts].every((each) => before.shown.has(each) === moment.shown.has(each))) continue
      // It came or went while fewer than k browsers said anything new since the list last moved: on the hidden side there
      // were at least k less those, and fewer than k.
      if (changedSince < k && before.shown.has(host) !== moment.shown.has(host)) {
        const naming = (moment.shown.has(host) ? before : moment).naming.get(host) ?? 0
        found.push({ host, true: naming >= k - changedSince && naming < k })
      }
      changedSince = 0
    }
  }
  return found
}

it('from hosts that come and go nobody can conclude that few browsers name one', () => {
  let moved = 0
  fc.assert(fc.property(history, (given) => {
    const moments = run(given, product)
    if (moments.some(({ shown }, index) => index > 0 && shown.size !== moments[index - 1]?.shown.size)) moved++
    expect(conclude(given, moments)).toEqual([])
  }), { numRuns: 300 })
  expect(moved).toBeGreaterThan(10)
})

it('catches: hosts looked at whenever a sheet changed', () => {
  const found = fc.sample(history, { numRuns: 150, seed: 5 }).flatMap((given) => conclude(given, run(given, atOnce)))
  expect(found.length).toBeGreaterThan(0)
  expect(found.filter((finding) => !finding.true)).toEqual([])
})
