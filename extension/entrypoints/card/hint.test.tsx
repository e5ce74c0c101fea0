// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { CardState, Changed, Request } from '../../platform/message.ts'
import { answer, card, undecided } from '#test/surface/fixture.ts'
import { answerRequests } from '#test/surface/spy.ts'
import { Frame } from './Frame.tsx'

/** Chunks that are loaded take their time where many tests run at once. */
const waitFor = <T,>(check: () => T | Promise<T>) => vi.waitFor(check, 10_000)

// What was pasted looks like something: the card suggests, the person decides.

let asked: Request[]
let root: HTMLElement
let state: CardState

beforeEach(() => {
  fakeBrowser.reset()
  asked = answerRequests((request) => (request.kind === 'card/state' ? state : request.kind === 'session/answer' ? { ok: true, verdict: 'allowed', answer: request.answer, counted: true } : null))
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
})
afterEach(() => {
  render(null, root)
  vi.restoreAllMocks()
})

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))
const text = () => root.textContent ?? ''

async function show(next: CardState): Promise<void> {
  state = next
  await act(() => render(<Frame />, root))
  await waitFor(async () => {
    await settle()
    if (root.querySelector('.card') === null) throw new Error('nothing shows')
    if (next.looksLike.length > 0 && next.notice.acknowledged && root.querySelector('.hint-line') === null) throw new Error('the hint is on its way')
  })
}

/** Presses what the selector names, once it is here. */
async function press(selector: string): Promise<void> {
  const target = await waitFor(async () => {
    await settle()
    const found = root.querySelector<HTMLElement>(selector)
    if (found === null) throw new Error(`there is no ${selector}`)
    return found
  })
  await act(() => target.click())
  await settle()
}

const given = () => asked.flatMap((request) => (request.kind === 'session/answer' ? [request.answer] : []))

it('while somebody types the frame stays as low as the chip, and the chip stays in it', async () => {
  vi.stubGlobal('innerHeight', 48)
  state = { ...card, looksLike: ['iban'] }
  await act(() => render(<Frame />, root))
  await waitFor(async () => {
    await settle()
    if (root.querySelector('.chip') === null) throw new Error('nothing shows')
  })
  expect(root.querySelector('.card')).toBe(null)
  vi.stubGlobal('innerHeight', 440)
  await act(() => void dispatchEvent(new Event('resize')))
  await waitFor(() => expect(root.querySelector('.card')).not.toBe(null))
  vi.unstubAllGlobals()
})

it('a card in a window that gets low stays, with what was said in it', async () => {
  await show(card)
  await press('.purposes .option')
  vi.stubGlobal('innerHeight', 1)
  await act(() => void dispatchEvent(new Event('resize')))
  expect(root.querySelector('[data-level]')).not.toBe(null)
  vi.unstubAllGlobals()
})

it('names the kinds and the level as a question, and marks the level without choosing it', async () => {
  await show({ ...card, looksLike: ['iban', 'secret'] })
  expect(root.querySelector('.hint-line')?.textContent).toContain('Looks like: IBAN and key or password → Restricted?')
  await press('.purposes .option')
  expect(root.querySelector('.suggested')?.getAttribute('data-level')).toBe('restricted')
  expect(root.querySelector('[aria-pressed=true]')).toBe(null)
  expect(given()).toEqual([])
})

it('the kinds of data it names are chosen already, and go with the answer', async () => {
  await show({ ...undecided, looksLike: ['iban'] })
  await press('.purposes .option')
  await press('[data-level=confidential]')
  await waitFor(() => expect(root.querySelector('[data-step=detail] input')).not.toBe(null))
  expect([...root.querySelectorAll<HTMLInputElement>('[data-step=detail] input:checked')]).toHaveLength(1)
  await press('.primary')
  expect(given()).toMatchObject([{ level: 'confidential', categories: ['financial_data'] }])
})

it('a lower level is an answer like any other', async () => {
  await show({ ...card, looksLike: ['iban'] })
  await press('.purposes .option')
  await press('[data-level=internal]')
  expect(given()).toMatchObject([{ level: 'internal', categories: 'unknown' }])
})

it('"same as last time" asks for the data where last time was lower', async () => {
  await show({ ...card, looksLike: ['iban'], last: answer })
  expect(root.querySelector('.again')?.textContent).toContain('then: data')
  await press('.again')
  expect(given()).toEqual([])
  expect(root.querySelector('[data-step=level]')).not.toBe(null)
})

it('one tap takes it away, with what it had chosen', async () => {
  await show({ ...undecided, looksLike: ['iban'] })
  await press('.purposes .option')
  await press('[data-level=confidential]')
  await press('.hint-line button')
  expect(asked.map(({ kind }) => kind)).toContain('card/no-hint')
  state = { ...state, looksLike: [] }
  await act(async () => void (await fakeBrowser.runtime.onMessage.trigger({ kind: 'changed', tab: null } satisfies Changed, {}, () => undefined)))
  await settle()
  expect(root.querySelector('.hint-line')).toBe(null)
  await press('.primary')
  expect(given()).toMatchObject([{ categories: 'unknown' }])
})

it('an answered session is asked again at the data, with the purpose as it was', async () => {
  await show({ ...card, looksLike: ['secret'], reason: 'hint', current: { answer, source: 'remembered', overridden: false } })
  expect(root.querySelector('[data-step=level]')).not.toBe(null)
  expect(root.querySelector('.hint-line')?.textContent).toContain(`Your answer says: Internal.`)
  await press('[data-level=internal]')
  expect(given()).toMatchObject([{ purpose: answer.purpose, level: 'internal' }])
})

it('the notice says what hints do, exactly where they are on', async () => {
  const notice = { ...card.notice, acknowledged: false }
  await show({ ...card, notice, hints: { markings: [] } })
  expect(text()).toContain('Looked at, in this browser only')
  render(null, root)
  await show({ ...card, notice, hints: null })
  expect(text()).not.toContain('Looked at')
})
