import type { Page } from 'playwright-core'
import * as f from './fixture.ts'
import type { Look, SurfaceState } from './state.ts'

// Why the card asks again, when it asks less, and what is sent about questions.

const allLooks: readonly Look[] = ['light', 'dark', 'narrow', 'german', 'zoom']
const card = (name: string, state: object, rest: Partial<SurfaceState> = {}): SurfaceState => ({ name: `card-${name}`, surface: 'card', replies: { 'card/state': state }, ...rest })

const sheet = JSON.parse(f.sent[0]?.text ?? '') as { sheet: object }
const besides = {
  asks: { answered: 9, answeredLater: 2, ignored: 4, ignoredAgain: 1 }, justified: [{ reason: 'data_is_anonymised', count: 2 }, { reason: 'trial', count: 1 }], guidance: 31,
  candidates: [{ host: 'ki.assistent-werkstatt.example', evidence: ['stream'] }],
}
const sent = f.sent.map((one) => ({ ...one, text: JSON.stringify({ ...sheet, sheet: { ...sheet.sheet, version: 2, ...besides } }) }))
const ownReplies = (quieting: 'usual' | 'less' | 'least') => ({ 'home/state': { ...f.home, quieting }, 'ledger/list': f.entries, 'sent/list': sent, 'report/list': [] })
const press = (key: string) => async (page: Page) => page.keyboard.press(key)

export const askStates: readonly SurfaceState[] = [
  card('why-status', { ...f.card, reason: 'status-changed' }, { look: allLooks }),
  card('why-policy', { ...f.card, reason: 'policy-changed' }, { look: ['light', 'german'] }),
  card('why-account', { ...f.card, reason: 'account-changed', accountType: 'personal_free' }, { look: ['light', 'german', 'dark'] }),
  card('why-reminder', { ...f.card, reason: 'reminder' }),
  card('repeated', { ...f.card, repeated: true }, { look: allLooks }),
  card('repeated-level', { ...f.card, repeated: true }, { act: press('1'), look: ['light', 'german'] }),
  { name: 'popup-quieting-less', surface: 'popup', replies: ownReplies('less'), look: allLooks },
  { name: 'options-quieting-least', surface: 'options', replies: ownReplies('least'), look: allLooks },
  { name: 'options-sent-questions', surface: 'options', replies: ownReplies('usual'), hash: '#sent', look: allLooks },
]
