import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Lazy } from './lazy.ts'

type LazyFoldProps<T> = {
  readonly summary: string
  readonly part: Lazy<T>
  readonly small?: boolean
  /** What is folded away, of the part; `lost`: it did not come. */
  readonly children: (part: T | 'lost') => ComponentChildren
}

/** Folded away until asked for, and loaded only then: it opens once what it holds is here. */
export function LazyFold<T>({ summary, part, small = false, children }: LazyFoldProps<T>) {
  const details = useRef<HTMLDetailsElement>(null)
  const [, render] = useState(0)
  const here = part.now()

  async function open(event: MouseEvent): Promise<void> {
    if (details.current?.open === true || (here !== null && here !== 'lost')) return
    event.preventDefault()
    await part.load()
    render((times) => times + 1)
    if (details.current !== null) details.current.open = true
  }

  return (
    <details ref={details} class={small ? 'fold small' : 'fold'}>
      <summary onClick={(event) => void open(event)}>{summary}</summary>
      {here !== null && children(here)}
    </details>
  )
}
