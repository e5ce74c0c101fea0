import type { Page } from 'playwright-core'
import { pending, unreachable, type Replies } from './background.ts'
import * as f from './fixture.ts'
import { askStates } from './askState.ts'
import { ladderStates } from './ladderState.ts'
import { reportStates } from './reportState.ts'
import type { Surface } from './site.ts'

/** One state of one surface: what the background says, and what a person does to get there. */
export type SurfaceState = {
  readonly name: string
  readonly surface: Surface
  readonly replies: Replies
  readonly act?: (page: Page) => Promise<void>
  readonly hash?: string
  readonly look?: readonly Look[]
}

export type Look = 'light' | 'dark' | 'narrow' | 'german' | 'zoom'
const allLooks: readonly Look[] = ['light', 'dark', 'narrow', 'german', 'zoom']

const cardState = (name: string, state: unknown, rest: Partial<SurfaceState> & { more?: Replies } = {}): SurfaceState => ({
  name: `card-${name}`,
  surface: 'card',
  replies: { 'card/state': state, 'session/answer': { ok: true, verdict: 'allowed', answer: f.answer, counted: true }, ...rest.more },
  ...rest,
})

const press = (...keys: readonly string[]) => async (page: Page) => {
  for (const key of keys) await page.keyboard.press(key)
}

const shown = (selector: string) => (page: Page) => page.locator(selector).first().waitFor()
const hintShown = shown('.hint-line')

export const cardStates: readonly SurfaceState[] = [
  cardState('chip', f.chipOf(f.card), { look: allLooks }),
  cardState('chip-conditions', f.chipOf(f.withConditions), { look: allLooks }),
  cardState('chip-prohibited', f.chipOf(f.prohibited)),
  cardState('chip-undecided', f.chipOf(f.undecided)),
  cardState('chip-folded', f.chipOf(f.withConditions), { act: (page) => page.clock.runFor(9_000) }),
  cardState('question', f.card, { look: allLooks }),
  cardState('question-first', f.firstTime),
  cardState('purposes-all', f.firstTime, { act: (page) => page.locator('[aria-expanded=false]').click(), look: ['light', 'narrow'] }),
  cardState('level', f.card, { act: press('2'), look: allLooks }),
  cardState('level-first', f.firstTime, { act: press('1') }),
  cardState('level-account-needed', f.firstTime, { act: press('1', '2'), look: ['light', 'dark'] }),
  cardState('level-extras', f.card, { act: async (page) => { await press('2')(page); await page.locator('.declare details summary').click() }, look: ['light', 'german', 'narrow'] }),
  cardState('detail', f.card, { act: press('5', '3'), look: allLooks }),
  cardState('detail-raised', f.undecided, { act: async (page) => { await press('1', '3')(page); await page.locator('[data-step=detail] label').nth(3).click() } }),
  cardState('refused', { ...f.card, alternative: f.mistral }, { act: async (page) => { await press('2', '4')(page); await shown('section.refused')(page) }, look: allLooks }),
  cardState('hint', f.hinted, { act: hintShown, look: allLooks }),
  cardState('hint-level', f.hinted, { act: async (page) => { await hintShown(page); await press('2')(page) }, look: allLooks }),
  cardState('hint-detail', { ...f.undecided, looksLike: ['email_list', 'source_code'] }, { act: async (page) => { await hintShown(page); await press('1', '3')(page) }, look: ['light', 'german'] }),
  cardState('hint-again', { ...f.hinted, reason: 'hint', current: { answer: f.answer, source: 'remembered', overridden: false } }, { act: hintShown, look: allLooks }),
  cardState('notice-hints', { ...f.firstNotice, hints: f.hinted.hints }, { look: allLooks }),
  cardState('conditions', f.withConditions, { act: async (page) => { await page.locator('.allowed summary').click(); await shown('.uses')(page) }, look: ['light', 'german'] }),
  cardState('undecided', f.undecided, { look: ['light', 'dark'] }),
  cardState('under-review', f.underReview),
  cardState('prohibited', f.prohibited, { look: allLooks }),
  cardState('prohibited-refused', f.prohibited, { act: async (page) => { await press('1', '1')(page); await shown('section.refused')(page) } }),
  cardState('saving', f.card, { act: press('2', '2'), more: { 'session/answer': pending } }),
  cardState('saved', f.card, { act: press('2', '2'), look: ['light', 'dark', 'german'] }),
  cardState('storage-fault', f.card, { act: press('2', '2'), more: { 'session/answer': { ok: false, reason: 'storage' } }, look: ['light', 'dark', 'german'] }),
  cardState('unreachable', unreachable),
  cardState('broken-storage', { ...f.card, storageBroken: true }),
  cardState('notice', f.firstNotice, { look: allLooks }),
  cardState('recorded', f.card, { act: async (page) => { await page.locator('footer summary').click(); await shown('.recorded')(page) }, look: ['light', 'german'] }),
  cardState('notice-personal', { ...f.firstNotice, organisation: { name: '', mode: 'personal', k: 1 }, notice: { ...f.firstNotice.notice, version: 0, contact: null } }, { look: allLooks }),
  cardState('remembered', { ...f.card, current: { answer: f.answer, source: 'remembered', overridden: false } }),
  cardState('ahead-personal', { ...f.firstTime, session: null, reason: null, policyStale: true, organisation: { name: '', mode: 'personal', k: 1 } }),
  cardState('reminder', { ...f.card, reason: 'status-changed' }),
]


const homeReplies = (home: unknown, more: Replies = {}): Replies => ({
  'home/state': home,
  'ledger/list': f.entries,
  'sent/list': f.sent,
  'ledger/export': { fileName: 'daybook.json', json: '{"entries":[]}' },
  'session/answer': { ok: true, verdict: 'allowed', answer: f.answer, counted: true },
  ...more,
})
const tab = (number: number) => (page: Page) => page.getByRole('tab').nth(number).click()

const popup = (name: string, home: unknown, rest: Partial<SurfaceState> & { more?: Replies } = {}): SurfaceState => ({
  name: `popup-${name}`,
  surface: 'popup',
  replies: homeReplies(home, rest.more),
  ...rest,
})

export const popupStates: readonly SurfaceState[] = [
  popup('now', f.home, { look: allLooks }),
  popup('answering', { ...f.home, inbox: [] }, { act: (page) => page.locator('.here .primary').click(), look: ['light', 'dark', 'narrow'] }),
  popup('empty', f.emptyHome, { look: ['light', 'dark', 'german'] }),
  popup('prohibited', { ...f.home, inbox: [], here: f.prohibited }),
  popup('answered', { ...f.home, inbox: [], here: { ...f.card, current: { answer: f.answer, source: 'remembered', overridden: false } } }),
  popup('inbox-all', { ...f.home, here: null }, { act: (page) => page.locator('.inbox > .row-actions .button').first().click() }),
  popup('notice', { ...f.home, notice: f.firstNotice.notice }),
  popup('private', { ...f.home, private: true, inbox: [], here: null }),
  popup('offline', { ...f.emptyHome, sync: { waiting: ['2026-11'], tooLate: ['2026-08'], lastSent: '2026-11-18', problem: { code: 'offline', detail: null } }, policy: { number: 41, ageMinutes: 4400, expired: true, problem: { code: 'offline', detail: null } } }, { look: ['light', 'german'] }),
  popup('refused-by-server', { ...f.emptyHome, sync: { waiting: ['2026-11'], tooLate: [], lastSent: null, problem: { code: 'refused', detail: 'cells.3.week: expected a week of 2026-11' } } }),
  popup('not-enrolled', { ...f.emptyHome, enrolled: false, organisation: null, departments: [], relay: null, policy: { number: null, ageMinutes: null, expired: false, problem: null } }),
  popup('missing-hosts', { ...f.emptyHome, missingHosts: ['https://grok.com/*', 'https://v0.dev/*'] }),
  popup('broken-storage', { ...f.emptyHome, storageBroken: true }),
  popup('unreachable', unreachable),
  popup('entries', f.home, { act: tab(1), look: allLooks }),
  popup('entries-empty', f.emptyHome, { act: tab(1), more: { 'ledger/list': [] } }),
  popup('entries-leaving', f.home, { act: async (page) => { await tab(1)(page); await page.locator('.entry-foot button').nth(1).click() } }),
  popup('entries-correct', f.home, { act: async (page) => { await tab(1)(page); await page.locator('.entry-foot button').first().click() } }),
  popup('entries-fault', f.home, { act: async (page) => { await tab(1)(page); await page.locator('.entry-foot button').nth(1).click(); await page.clock.runFor(7_000) }, more: { 'ledger/delete': { ok: false, reason: 'storage' } } }),
  popup('sent', f.home, { act: tab(2), look: ['light', 'dark', 'german', 'narrow'] }),
  popup('sent-raw', f.home, { act: async (page) => { await tab(2)(page); await page.locator('.month summary').click() } }),
  popup('sent-unconfirmed', f.home, { act: tab(2), more: { 'sent/list': f.sent.flatMap((sheet) => [{ ...sheet, revision: 8, confirmed: false }, sheet]) }, look: ['light', 'german'] }),
  popup('sent-none', f.emptyHome, { act: tab(2), more: { 'sent/list': [] } }),
  popup('settings', f.home, { act: tab(3), look: allLooks }),
]

const options = (name: string, home: unknown, rest: Partial<SurfaceState> & { more?: Replies } = {}): SurfaceState => ({ ...popup(name, home, rest), name: `options-${name}`, surface: 'options' })

export const optionsStates: readonly SurfaceState[] = [
  options('ledger', f.home, { look: allLooks }),
  options('ledger-filtered', { ...f.home, inbox: [] }, { act: async (page) => { await page.locator('select').nth(1).selectOption('otter') } }),
  options('ledger-correct', { ...f.home, inbox: [] }, { act: (page) => page.locator('tbody button').first().click() }),
  options('ledger-empty', f.emptyHome, { more: { 'ledger/list': [] } }),
  options('sent', f.home, { hash: '#sent', look: ['light', 'dark'] }),
  options('settings', f.home, { hash: '#settings', look: ['light', 'german', 'narrow'] }),
  options('in-force', f.home, { hash: '#in-force', look: ['light', 'dark', 'german', 'narrow'] }),
  options('in-force-hints', { ...f.home, hints: f.hinted.hints }, { hash: '#in-force', look: ['light', 'german', 'narrow'] }),
  options('in-force-faults', {
    ...f.home,
    inForce: { source: 'none', faults: [{ kind: 'malformed', field: 'relay' }, { kind: 'unknown', field: 'relais' }, { kind: 'missing', field: 'key' }], install: 'admin', department: 'astronomy' },
    relay: null,
  }, { hash: '#in-force', look: ['light', 'dark', 'german', 'narrow'] }),
  options('in-force-waiting', { ...f.emptyHome, enrolled: false, organisation: null, departments: [], department: null, relay: null, policy: { number: null, ageMinutes: null, expired: false, problem: null }, inForce: { source: 'none', faults: [], install: 'admin', department: null } }, { hash: '#in-force' }),
  options('faults-line', { ...f.home, inForce: { source: 'policy', faults: [{ kind: 'unknown', field: 'relais' }], install: 'admin', department: 'finance' } }, { hash: '#settings' }),
  options('remove-all', f.home, { hash: '#settings', act: (page) => page.locator('.button.stop').click() }),
  options('notice', f.home, { hash: '#notice', look: ['light', 'dark', 'german'] }),
  options('notice-personal', { ...f.home, organisation: { name: '', mode: 'personal', k: 1 }, notice: { ...f.setting.notice, version: 0, contact: null } }, { hash: '#notice', look: ['light', 'german'] }),
  options('unreachable', unreachable),
]

export const surfaceStates: readonly SurfaceState[] = [...cardStates, ...popupStates, ...optionsStates, ...reportStates, ...askStates, ...ladderStates]
