import type { Page } from 'playwright-core'
import * as f from './fixture.ts'
import { answered, guidance, guidanceAgain, guidanceDue, guidanceRead, reports } from './reportFixture.ts'
import type { Look, SurfaceState } from './state.ts'

// The AI policy, requests and concerns on card, popup and own page.

const allLooks: readonly Look[] = ['light', 'dark', 'narrow', 'german', 'zoom']
const replies = { 'guidance/read': guidance, 'report/list': reports, 'report/write': { ok: true }, 'report/service': f.otter, 'ledger/list': f.entries, 'sent/list': f.sent }

const card = (name: string, state: object, rest: Partial<SurfaceState> = {}): SurfaceState => ({ name: `card-${name}`, surface: 'card', replies: { ...replies, 'card/state': state }, ...rest })
const page = (surface: 'popup' | 'options', name: string, home: object, rest: Partial<SurfaceState> = {}): SurfaceState => ({
  name: `${surface}-${name}`, surface, replies: { ...replies, 'home/state': home }, ...rest,
})

const due = { ...f.card, guidance: guidanceDue }
const primary = async (view: Page) => {
  await view.locator('.report .primary').click()
  await view.clock.runFor(50)
}
/** The rare parts are loaded when they are needed. */
const loaded = async (view: Page, selector: string) => {
  await view.locator(selector).first().waitFor()
  await view.clock.runFor(50)
}
const opens = (index: number) => async (view: Page) => {
  await view.locator('.more button').nth(index).click()
  await loaded(view, '.report')
}

export const reportStates: readonly SurfaceState[] = [
  card('policy', due, { act: (view) => loaded(view, '.report'), look: allLooks }),
  card('policy-training', due, { act: async (view) => { await loaded(view, '.report'); await primary(view) }, look: allLooks }),
  card('policy-wrong', due, { act: async (view) => { await loaded(view, '.report'); await primary(view); await view.locator('.chips label').first().click() }, look: ['light', 'dark', 'german'] }),
  card('policy-right', due, { act: async (view) => { await loaded(view, '.report'); await primary(view); await view.locator('.chips label').nth(2).click() } }),
  card('policy-last', due, { act: async (view) => { await loaded(view, '.report'); await primary(view); await primary(view) } }),
  card('policy-later', due, { act: async (view) => { await loaded(view, '.report'); await view.keyboard.press('Escape') } }),
  card('policy-fault', { ...due, language: 'de' }, {
    replies: { ...replies, 'guidance/read': { ...guidance, training: [] }, 'guidance/acknowledge': { ok: false, reason: 'storage' }, 'card/state': due },
    act: async (view) => { await loaded(view, '.report'); await primary(view) },
  }),
  card('policy-warning', { ...f.prohibited, guidance: guidanceDue }),
  card('request', f.undecided, { act: opens(0), look: allLooks }),
  card('request-named', f.card, { act: async (view) => { await opens(0)(view); await view.locator('.report summary').click(); await view.locator('textarea').fill('Ask kim@nordwind.example') }, look: ['light', 'german', 'narrow'] }),
  card('request-missing', f.undecided, { act: async (view) => { await opens(0)(view); await view.locator('.fact button').click(); await primary(view) } }),
  card('request-sent', f.undecided, { act: async (view) => { await opens(0)(view); await view.locator('textarea').fill('For minutes'); await primary(view) }, look: ['light', 'dark'] }),
  card('request-nobody', { ...f.undecided, enrolled: false, organisation: null, notice: { ...f.setting.notice, contact: null } }, { act: opens(0) }),
  card('concern', f.card, { act: opens(1), look: allLooks }),
  card('news', { ...f.card, news: answered }, { act: (view) => loaded(view, '.news'), look: ['light', 'dark', 'german', 'narrow'] }),
  page('popup', 'reports', { ...f.emptyHome, guidance: guidanceDue }, { look: allLooks }),
  page('popup', 'request', f.emptyHome, { act: (view) => view.locator('[aria-labelledby=reports-title] button').first().click(), look: ['light', 'dark'] }),
  page('options', 'requests', { ...f.home, guidance: guidanceAgain }, { hash: '#request', look: allLooks }),
  page('options', 'requests-none', f.home, { hash: '#request', replies: { ...replies, 'home/state': f.home, 'report/list': [] } }),
  page('options', 'request', f.home, { hash: '#request/otter', look: ['light', 'german', 'narrow'] }),
  page('options', 'policy', { ...f.home, guidance: guidanceDue }, { hash: '#policy', look: allLooks }),
  page('options', 'policy-read', { ...f.home, guidance: guidanceRead }, { hash: '#policy', act: (view) => view.locator('.prose summary').first().click(), look: ['light', 'german'] }),
  page('options', 'policy-none', f.home, { hash: '#policy', replies: { ...replies, 'home/state': f.home, 'guidance/read': null } }),
]
