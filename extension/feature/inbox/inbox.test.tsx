// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answer, home } from '#test/surface/fixture.ts'
import { answerRequests, english } from '#test/surface/spy.ts'
import type { Request } from '../../platform/message.ts'
import { TextContext } from '../text/index.ts'
import { Inbox } from './Inbox.tsx'

let asked: Request[]
let reply: (request: Request) => unknown
let root: HTMLElement

beforeEach(async () => {
  reply = () => ({ ok: true, verdict: 'allowed', answer, counted: true })
  asked = answerRequests((request) => reply(request))
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
  await act(() => render(<TextContext.Provider value={english}><Inbox items={home.inbox} /></TextContext.Provider>, root))
})
afterEach(() => {
  render(null, root)
  vi.restoreAllMocks()
})

async function tap(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await act(async () => {
      const found = [...root.querySelectorAll<HTMLButtonElement>('button')].find((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').includes(name))
      if (found === undefined) throw new Error(`there is no button "${name}" in: ${root.textContent}`)
      found.click()
      await new Promise((resolve) => setTimeout(resolve, 5))
    })
  }
}
const sessions = () => asked.map((request) => ('session' in request ? request.session : null))

it('answers all uses of a service as last time', async () => {
  await tap('Same as last time: ChatGPT')
  expect(sessions()).toEqual(home.inbox.slice(0, 2).map(({ session }) => session))
  expect(asked).toMatchObject([{ answer, memory: 'tab', overridden: false }, { answer }])
  expect(root.textContent).toContain('2 uses saved.')
})

it('answers everything in one go with two taps', async () => {
  await tap('Answer all 3 in one go', 'Summarise', 'Internal')
  expect(sessions()).toEqual(home.inbox.map(({ session }) => session))
  expect(root.textContent).toContain('3 uses saved.')
})

it('what was removed meanwhile does not stop the rest, and is told', async () => {
  reply = (request) => ('session' in request && request.session === home.inbox[0]?.session ? { ok: false, reason: 'gone' } : { ok: true, verdict: 'allowed', answer, counted: true })
  await tap('Same as last time: ChatGPT')
  expect(root.textContent).toContain('1 use saved. 1 use was already removed.')
})

it('says when one of the services does not allow it', async () => {
  reply = () => ({ ok: false, reason: 'not-allowed', verdict: 'not-allowed' })
  await tap('Same as last time: DeepL')
  expect(root.textContent).toContain('Not saved: for some of these services this is not allowed.')
  expect(root.textContent).not.toContain('saved.')
})

it('may be left unanswered', async () => {
  await tap('Leave them unanswered')
  expect(asked).toEqual([{ kind: 'inbox/clear' }])
})
