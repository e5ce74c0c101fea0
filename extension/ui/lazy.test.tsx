// @vitest-environment happy-dom
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { beforeEach, expect, it } from 'vitest'
import { lazy, useLazy } from './lazy.ts'
import { LazyFold } from './LazyFold.tsx'

let root: HTMLElement
beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>'
  root = document.querySelector('#root') as HTMLElement
})

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve, 0)))

it('is brought once, and at hand at once from then on', async () => {
  let times = 0
  const part = lazy(() => Promise.resolve({ word: `brought ${(times += 1)}` }))
  expect(part.now()).toBe(null)
  await part.load()
  await part.load()
  expect(part.now()).toEqual({ word: 'brought 1' })
})

it('what does not come is lost, until it comes after all', async () => {
  let isThere = false
  const part = lazy(() => (isThere ? Promise.resolve('part') : Promise.reject(new Error('no chunk'))))
  await part.load()
  expect(part.now()).toBe('lost')
  isThere = true
  await part.load()
  expect(part.now()).toBe('part')
})

it('shows itself once it is here', async () => {
  const part = lazy(() => Promise.resolve('here'))
  function Shown() {
    return <p>{useLazy(part) ?? 'nothing'}</p>
  }
  await act(() => render(<Shown />, root))
  await settle()
  expect(root.textContent).toBe('here')
})

it('a fold opens once what it holds is here, never empty', async () => {
  let finish: (word: string) => void = () => {}
  const part = lazy(() => new Promise<string>((resolve) => { finish = resolve }))
  await act(() => render(<LazyFold summary="more" part={part}>{(word) => <p>{word}</p>}</LazyFold>, root))
  const details = root.querySelector('details') as HTMLDetailsElement
  await act(() => root.querySelector('summary')?.click())
  await settle()
  expect([details.open, root.querySelector('p')]).toEqual([false, null])
  await act(() => finish('what it holds'))
  await settle()
  expect([details.open, root.querySelector('p')?.textContent]).toEqual([true, 'what it holds'])
})

it('a fold says so where it does not come', async () => {
  const part = lazy(() => Promise.reject<string>(new Error('no chunk')))
  await act(() => render(<LazyFold summary="more" part={part}>{(word) => <p>{word === 'lost' ? 'cannot be shown' : word}</p>}</LazyFold>, root))
  await act(() => root.querySelector('summary')?.click())
  await settle()
  expect(root.querySelector('p')?.textContent).toBe('cannot be shown')
})
