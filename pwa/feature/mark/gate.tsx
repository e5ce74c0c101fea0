import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatList, formatMonth } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import type { Register } from '#shared/register/index.ts'
import { fetched, syncState } from '../../data/index.ts'
import { Notice } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { register, registerFault } from '../../worker/index.ts'

/** Before this, a word about waiting would only flicker. */
const patience = 300

/** Shows its content once the register is drawn, and what stands in the way otherwise. */
export function RegisterGate({ children }: { readonly children: (register: Register) => ComponentChildren }) {
  const texts = textsOf(pwaRegisterMessages)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (registerFault.value !== null) return <Notice tone="stop">{registerFault.value === '' ? texts.notLoaded : texts.fault(registerFault.value)}</Notice>
  if (!fetched.value) return slow ? <output class="soft">{syncState.value.connection === 'offline' || syncState.value.connection === 'full' ? texts.neverFetched : texts.fetching}</output> : null
  const drawn = register.value
  if (drawn === null) return slow ? <output class="soft">{texts.drawing}</output> : null
  const { unreadable } = drawn.period
  return (
    <>
      {unreadable.length > 0 && <Notice tone="attention">{texts.unreadable(formatList(locale.value, unreadable.map((month) => formatMonth(locale.value, month))))}</Notice>}
      {children(drawn)}
    </>
  )
}
