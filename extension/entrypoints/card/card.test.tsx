// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { CardState, Request } from '../../platform/message.ts'
import { card, chipOf, firstNotice, firstTime, mistral, prohibited } from '#test/surface/fixture.ts'
import { toBeRead } from '#test/surface/ladderFixture.ts'
import { answerRequests } from '#test/surface/spy.ts'
import { rarePart } from '../../feature/declare/parts.ts'
import { Frame } from './Frame.tsx'

/** Chunks that are loaded take their time where many tests run at once. */
const waitFor = <T,>(check: () => T | Promise<T>) => vi.waitFor(check, 10_000)

// The frame page against a background of our choice, by keyboard and by press, as a person would.

type Reply = (request: Request) => unknown
let asked: Request[]
let reply: Reply
let root: HTMLElement

// Loading from a disk that others use takes what it takes: these tests are not about that.
beforeAll(() => rarePart.load())
beforeEach(() => {
  fakeBrowser.reset()
  reply = () => ({ ok: true })
  asked = answerRequests((request) => reply(request))
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
  // It is in the page around.
  vi.spyOn(document, 'hasFocus').mockReturnValue(false)
})
afterEach(() => {
  render(null, root)
  vi.restoreAllMocks()
})

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 5)))

async function show(state: CardState, answer: Reply = (request) => ({ ok: true, verdict: 'allowed', answer: 'answer' in request ? request.answer : null, counted: true })): Promise<void> {
  reply = (request) => (request.kind === 'card/state' ? state : request.kind === 'session/answer' ? answer(request) : { ok: true })
  await act(() => render(<Frame />, root))
  await appear()
}

/** Waits until the words are loaded and something shows. */
async function appear(): Promise<void> {
  await waitFor(async () => {
    await settle()
    if (root.querySelector('.card, .chip') === null) throw new Error('nothing shows')
  })
}

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await act(() => {
      const target = document.activeElement ?? document.body
      const isTaken = !target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      // happy-dom does not press a focused button on Enter; a browser does.
      if (key === 'Enter' && !isTaken && target instanceof HTMLButtonElement) target.click()
    })
    await settle()
  }
}

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((item) => (item.getAttribute('aria-label') ?? item.textContent ?? '').includes(name))
  if (found === undefined) throw new Error(`there is no button "${name}" in: ${root.textContent}`)
  return found
}

async function tap(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await act(() => button(name).click())
    await settle()
  }
}

const answers = () => asked.filter((request) => request.kind === 'session/answer')
const text = () => root.textContent ?? ''

it('two taps answer: the purpose, then the level, which saves', async () => {
  await show(card)
  await tap('Write or improve text', 'Internal')
  expect(answers()).toEqual([
    {
      kind: 'session/answer',
      session: card.session,
      memory: 'today',
      overridden: false,
      answer: {
        purpose: 'writing', level: 'internal', accountType: 'corporate_enterprise', categories: 'unknown', humanReview: 'unknown', destination: 'unknown',
        affectsPeople: 'unknown', connectors: 'unknown',
      },
    },
  ])
})

it('two keys answer as well', async () => {
  await show(card)
  await press('2', '1')
  expect(answers()).toMatchObject([{ answer: { purpose: 'writing', level: 'public' } }])
})

it('arrow keys move among the levels and Enter saves', async () => {
  await show(card)
  vi.spyOn(document, 'hasFocus').mockReturnValue(true)
  await press('2')
  expect(document.activeElement?.getAttribute('data-level')).toBe('internal')
  await press('ArrowUp')
  expect(document.activeElement?.getAttribute('data-level')).toBe('public')
  await press('Enter')
  expect(answers()).toMatchObject([{ answer: { level: 'public' } }])
})

it('does not take the focus by appearing', async () => {
  await show(card)
  expect(document.activeElement).toBe(document.body)
})

it('where the focus is in it already, what comes next gets it: the button that had it is gone', async () => {
  await show(firstNotice)
  vi.mocked(document.hasFocus).mockReturnValue(true)
  reply = (request) => (request.kind === 'card/state' ? firstTime : { ok: true })
  await act(async () => void (await fakeBrowser.runtime.onMessage.trigger({ kind: 'changed', tab: null }, {}, () => undefined)))
  await waitFor(() => expect(document.activeElement?.className).toBe('option'))
})

it('where nothing is asked, the focus comes to the answer that counts, not to what throws it away', async () => {
  vi.mocked(document.hasFocus).mockReturnValue(true)
  await show({ ...card, current: { answer: card.last as NonNullable<typeof card.last>, source: 'remembered', overridden: false } })
  expect(document.activeElement?.textContent).toBe('Change')
})

it('the same as last time is one tap', async () => {
  await show(card)
  await tap('Same as last time')
  expect(answers()).toMatchObject([{ answer: card.last, memory: 'today', overridden: false }])
})

it('the buttons that save say how long it is remembered', async () => {
  await show(card)
  await tap('Write or improve text')
  expect(button('Internal').textContent).toContain('save · today')
  const month = [...root.querySelectorAll<HTMLInputElement>('.memory input')].at(-1)
  await act(() => month?.click())
  expect(button('Internal').textContent).toContain('save · 30 days')
  await tap('Internal')
  expect(answers()).toMatchObject([{ memory: '30_days' }])
})

it('says saved only after the background has said so', async () => {
  let finish: (value: unknown) => void = () => {}
  await show(card, () => new Promise((resolve) => { finish = resolve }))
  await tap('Write or improve text', 'Internal')
  expect(text()).toContain('Saving …')
  expect(text()).not.toContain('Saved')
  finish({ ok: true, verdict: 'allowed', answer: card.last, counted: true })
  await settle()
  expect(text()).toContain('Saved in your day ledger')
})

it('a press while saving saves nothing twice', async () => {
  await show(card, () => new Promise(() => {}))
  await press('2', '2', '2', '1')
  expect(answers()).toHaveLength(1)
})

it.each([
  ['storage', 'Not saved: the browser refuses to store'],
  ['gone', 'Not saved: this session has been removed'],
] as const)('says plainly when it could not be saved: %s', async (reason, sentence) => {
  await show(card, () => ({ ok: false, reason }))
  await press('2', '2')
  expect(text()).toContain(sentence)
  expect(text()).not.toContain('Saved in')
  expect(button('Internal').disabled).toBe(false)
})

it('says plainly when the background is gone', async () => {
  await show(card, () => Promise.reject(new Error('Could not establish connection.')))
  await press('2', '2')
  expect(text()).toContain('Not saved: Daybook was updated')
})

it('says before saving that it is not allowed; the truth can still be saved, for this tab only', async () => {
  await show({ ...card, alternative: mistral })
  await tap('Write or improve text')
  expect(button('Restricted').textContent).toContain('not allowed')
  await tap('Restricted')
  expect(answers()).toEqual([])
  expect(text()).toContain('ChatGPT is not allowed for restricted data.')
  expect(root.querySelector('a')?.getAttribute('href')).toBe(mistral.url)
  await tap('Save anyway')
  expect(answers()).toMatchObject([{ overridden: true, memory: 'tab', answer: { level: 'restricted' } }])
})

it('believes the background when it refuses what looked allowed', async () => {
  await show(card, (request) => (request.kind === 'session/answer' && !request.overridden ? { ok: false, reason: 'not-allowed', verdict: 'not-allowed' } : { ok: true, verdict: 'not-allowed', answer: card.last, counted: true }))
  await press('2', '2')
  expect(text()).toContain('This is not allowed here')
  await tap('Save anyway')
  expect(text()).toContain('Marked as: not allowed, done anyway.')
})

it('a prohibited service says so and what to use instead, before anything is asked', async () => {
  await show(prohibited)
  expect(text()).toContain('Please do not use this service for work.')
  expect(root.querySelector('a')?.textContent).toContain('Le Chat')
})

it('asks for the account where it decides, and goes on by itself', async () => {
  await show(firstTime)
  await press('1', '2')
  expect(answers()).toEqual([])
  expect(text()).toContain('Which account?')
  await press('1')
  expect(answers()).toMatchObject([{ answer: { accountType: 'corporate_enterprise', level: 'internal' } }])
})

it('asks for the kinds of data from confidential upwards, once', async () => {
  await show(card)
  await press('5', '3')
  expect(answers()).toEqual([])
  const kinds = [...root.querySelectorAll<HTMLLabelElement>('[data-step=detail] label')]
  await act(() => kinds.find((label) => label.textContent === 'Source code')?.querySelector('input')?.click())
  await act(() => root.querySelector('form')?.requestSubmit())
  await settle()
  expect(answers()).toMatchObject([{ answer: { purpose: 'coding', level: 'confidential', categories: ['source_code'] } }])
})

it('Escape means later; not work and wrong tool have their own words', async () => {
  await show(card)
  await press('Escape')
  await tap('Not work', 'Wrong tool', 'Close without answering')
  expect(asked.filter((request) => request.kind === 'session/decline')).toEqual(
    ['later', 'not-work', 'wrong-tool', 'dismiss'].map((how) => ({ kind: 'session/decline', session: card.session, how })),
  )
})

it('Escape on an answered card makes it small and declines nothing', async () => {
  await show({ ...card, current: { answer: firstTime.current?.answer ?? (card.last as NonNullable<typeof card.last>), source: 'answered', overridden: false } })
  await press('Escape')
  expect(asked.some((request) => request.kind === 'session/decline')).toBe(false)
  expect(asked).toContainEqual({ kind: 'card/fold', to: 'chip' })
})

it('what few cards show is loaded before such a card shows: it never stands there without', async () => {
  let empty = 0
  const watcher = new MutationObserver(() => {
    if (root.querySelector('.card') !== null && root.querySelector('.card .first, .card .hint-line') === null) empty += 1
  })
  watcher.observe(root, { childList: true, subtree: true })
  await show(firstNotice)
  render(null, root)
  await show(toBeRead)
  expect(text()).toContain('Please never paste names of customers')
  render(null, root)
  await show({ ...card, looksLike: ['iban'] })
  watcher.disconnect()
  expect(empty).toBe(0)
})

it('the first time it shows the notice, and asks nothing before it was seen', async () => {
  await show(firstNotice)
  await press('1', '1')
  expect(answers()).toEqual([])
  expect(text()).toContain('It is not consent')
  expect(text()).toContain('Version 2')
  await tap('I have seen this')
  expect(asked).toContainEqual({ kind: 'notice/acknowledge', notice: firstNotice.notice.id })
})

it('a saved answer can be changed', async () => {
  await show(card)
  await press('2', '2')
  await tap('Change')
  await press('1', '1')
  expect(answers()).toMatchObject([{ answer: { purpose: 'writing' } }, { answer: { purpose: 'summarising', level: 'public' }, session: card.session }])
})

it('states what is recorded and who sees it, with the size of the group', async () => {
  await show(card)
  await act(() => root.querySelector<HTMLElement>('footer summary')?.click())
  await waitFor(() => expect(text()).toContain('in groups of at least 10 browsers'))
  expect(text()).toContain('clock times')
})

it('the chip says status and levels and asks nothing; a press opens the card', async () => {
  await show(chipOf(card))
  expect(text()).toContain('Approved')
  expect(text()).toContain('Public · Internal · Confidential')
  await tap('Open Daybook')
  expect(asked).toContainEqual({ kind: 'card/expand' })
  expect(root.querySelector('form')).toBeNull()
})

it('a background that does not answer is told, not hidden', async () => {
  reply = () => Promise.reject(new Error('Extension context invalidated.'))
  await act(() => render(<Frame />, root))
  await appear()
  expect(text()).toContain('Daybook was updated or switched off')
})

it('speaks German where the setting says so', async () => {
  await show({ ...card, language: 'de' })
  expect(text()).toContain('Wofür?')
  expect(document.documentElement.lang).toBe('de')
})

it('room that was made before anybody listened for it is seen', async () => {
  let height = 48
  vi.spyOn(window, 'innerHeight', 'get').mockImplementation(() => height)
  reply = (request) => (request.kind === 'card/state' ? card : { ok: true })
  await act(() => {
    render(<Frame />, root)
    // Effects run later: no event tells of this.
    height = 440
  })
  await appear()
  expect(root.querySelector('.card')).not.toBeNull()
})
