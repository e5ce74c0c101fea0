import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatList, formatMonth } from '#shared/message/format.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import type { Period, Register } from '#shared/register/index.ts'
import type { Summary } from '#shared/register/readModel.ts'
import { fetched, syncState } from '../../data/index.ts'
import { Notice } from '../../ui/empty/index.tsx'
import { locale, textsOf } from '../../ui/locale/index.ts'
import { isOutdated, register, registerFault, summary } from '../../worker/index.ts'

/** Before this, a word about waiting would only flicker. */
const patience = 300

/** Shows its content once the register is drawn, and what stands in the way otherwise. */
export function RegisterGate({ children }: { readonly children: (register: Register) => ComponentChildren }) {
  return <Gate shown={register.value} period={({ period }) => period}>{children}</Gate>
}

/** Shows its content at once where something was shown before, and until then what stands in the way. */
export function SummaryGate({ children }: { readonly children: (summary: Summary) => ComponentChildren }) {
  return <Gate shown={summary.value} period={({ period }) => period}>{children}</Gate>
}

type GateProps<T> = { readonly shown: T | null; readonly period: (shown: T) => Period; readonly children: (shown: T) => ComponentChildren }

function Gate<T>({ shown, period, children }: GateProps<T>) {
  const texts = textsOf(pwaRegisterMessages)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (registerFault.value !== null) return <Notice tone="stop">{registerFault.value === '' ? texts.notLoaded : texts.fault(registerFault.value)}</Notice>
  if (!fetched.value) return slow ? <output class="soft gate-wait">{syncState.value.connection === 'offline' || syncState.value.connection === 'full' ? texts.neverFetched : texts.fetching}</output> : null
  if (shown === null) return slow ? <output class="soft gate-wait">{texts.drawing}</output> : null
  const { unreadable } = period(shown)
  return (
    <>
      <output class="outdated soft small">{isOutdated.value && texts.outdated}</output>
      {unreadable.length > 0 && <Notice tone="attention">{texts.unreadable(formatList(locale.value, unreadable.map((month) => formatMonth(locale.value, month))))}</Notice>}
      {children(shown)}
    </>
  )
}
