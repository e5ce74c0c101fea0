// @vitest-environment happy-dom
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { guardDoubles } from './guardDoubles.ts'

let heard: string[]
let button: (name: string) => HTMLButtonElement
let now = 1_000

beforeAll(() => guardDoubles())
beforeEach(() => {
  now += 10_000
  heard = []
  document.body.innerHTML = '<button id="first">first <span>purpose</span></button><button id="second">second</button><input type="text">'
  button = (name) => document.querySelector<HTMLButtonElement>(`#${name}`) as HTMLButtonElement
  for (const each of document.querySelectorAll('button')) each.addEventListener('click', () => heard.push(each.id))
})

/** A click of the pointer, some time after the one before. */
function click(target: Element, after: number, place = 100, detail = 1): void {
  now += after
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, detail, screenX: place, screenY: place })
  Object.defineProperty(event, 'timeStamp', { value: now })
  target.dispatchEvent(event)
}

function hold(target: Element, key: string): boolean {
  return target.dispatchEvent(new KeyboardEvent('keydown', { key, repeat: true, bubbles: true, cancelable: true }))
}

it('a double click does not press what the first has brought into its place', () => {
  click(button('first'), 0)
  click(button('second'), 150)
  click(button('second'), 150)
  expect(heard).toEqual(['first'])
})

it('two presses on the same thing, elsewhere or later count', () => {
  click(button('first'), 0)
  click(button('first').querySelector('span') as Element, 150)
  click(button('second'), 150, 300)
  click(button('first'), 500)
  expect(heard).toEqual(['first', 'first', 'second', 'first'])
})

it('a click made by a key counts at once', () => {
  click(button('first'), 0)
  click(button('second'), 10, 100, 0)
  expect(heard).toEqual(['first', 'second'])
})

it('a key that is held presses once; in a text it writes', () => {
  expect([hold(button('first'), 'Enter'), hold(document.body, '2'), hold(button('first'), ' ')]).toEqual([false, false, false])
  expect([hold(document.querySelector('input') as Element, '2'), hold(button('first'), 'Tab')]).toEqual([true, true])
})
