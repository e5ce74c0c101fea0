import type { ComponentChildren } from 'preact'
import { useTexts } from '../../feature/text/index.ts'
import { useLazy, type Lazy } from '../../ui/lazy.ts'

type PartProps<T> = { readonly of: Lazy<T>; readonly children: (part: T) => ComponentChildren }

/** A part that is loaded when it is needed (parts.ts); says so where it cannot be. */
export function Part<T>({ of, children }: PartProps<T>) {
  const part = useLazy(of)
  if (part === null) return null
  return part === 'lost' ? <Lost /> : <>{children(part)}</>
}

export function Lost() {
  return <p class="message fault" role="alert">{useTexts().card.fault.part}</p>
}
