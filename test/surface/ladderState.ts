import type { Page } from 'playwright-core'
import { unreachable, type Replies } from './background.ts'
import { answer, card as usual, entries, firstTime, home } from './fixture.ts'
import { blocked, blockRule, justifyRule, redirected, toBeRead } from './ladderFixture.ts'
import type { Look, SurfaceState } from './state.ts'

// What rules make of the card, and the page that stands in the way.

const allLooks: readonly Look[] = ['light', 'dark', 'narrow', 'german', 'zoom']
const card = (name: string, state: object, rest: Partial<SurfaceState> = {}): SurfaceState => ({ name: `card-${name}`, surface: 'card', replies: { 'card/state': state }, ...rest })
const stop = (name: string, state: unknown, rest: Partial<SurfaceState> = {}): SurfaceState => ({
  name: `stop-${name}`, surface: 'stop', replies: barrier(state), hash: '?service=otter', ...rest,
})
const barrier = (state: unknown): Replies => ({ 'barrier/state': state, 'barrier/answer': { ok: true, verdict: 'not-allowed', answer, counted: false, isBarred: true } })

async function justify(page: Page): Promise<void> {
  for (const key of ['2', '2']) await page.keyboard.press(key)
  await page.locator('.justify').waitFor()
}
const openException = (page: Page) => page.locator('.exception > summary').click()
async function answerException(page: Page): Promise<void> {
  await openException(page)
  for (const key of ['1', '1']) await page.keyboard.press(key)
}

const justified = entries.map((entry, index) => (index === 0 ? { ...entry, justification: { reason: 'urgent' as const, text: 'Board meeting at noon' } } : entry))

export const ladderStates: readonly SurfaceState[] = [
  card('acknowledge', toBeRead, { act: (page) => page.locator('.rule').waitFor(), look: allLooks }),
  { ...card('justify', usual, { act: justify, look: allLooks }), replies: { 'card/state': usual, 'session/answer': { ok: false, reason: 'justify', rule: justifyRule } } },
  card('ahead', { ...firstTime, session: null, reason: 'rule' }, { look: ['light', 'german'] }),
  { name: 'options-justified', surface: 'options', replies: { 'home/state': { ...home, inbox: [] }, 'ledger/list': justified, 'report/list': [] }, look: ['light', 'german', 'narrow'] },
  stop('block', blocked, { look: allLooks }),
  stop('block-plain', { ...blocked, alternative: null, isOpen: false, notice: { ...blocked.notice, contact: null }, barred: { rung: 'block', rule: blockRule } }),
  stop('exception', blocked, { act: openException, look: ['light', 'dark', 'narrow', 'german'] }),
  stop('exception-refused', blocked, { act: answerException, look: ['light', 'german'] }),
  stop('exception-notice', { ...blocked, notice: { ...blocked.notice, acknowledged: false } }, { act: openException }),
  stop('exception-private', { ...blocked, private: true }, { act: openException }),
  stop('answered', blocked, { hash: `?service=otter&rule=${blockRule.rule.id}` }),
  stop('redirect', redirected, { look: allLooks }),
  stop('redirect-nowhere', { ...redirected, alternative: null }),
  stop('freed', { ...blocked, barred: null }, { look: ['light', 'dark', 'german'] }),
  stop('unknown', null),
  stop('unreachable', unreachable),
]
