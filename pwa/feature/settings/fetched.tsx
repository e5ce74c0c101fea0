import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { syncState, type Answer } from '../../data/index.ts'
import { Notice } from '../../ui/empty/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'

/** What went wrong with a call, in words. */
export function failureText(answer: Extract<Answer<unknown>, { ok: false }>): string {
  const texts = textsOf(pwaSettingsMessages)
  if (answer.problem?.code === 'role') return texts.onlyAdministrator
  return answer.problem === null ? texts.onlyOnline : texts.failed([answer.problem.message, answer.problem.fix].filter(Boolean).join(' '))
}

/** Shows something only the relay knows: asked for when shown, again when the connection comes back. */
export function Fetched<T>({ load, version = 0, children }: { readonly load: () => Promise<Answer<T>>; readonly version?: number; readonly children: (value: T) => ComponentChildren }) {
  const [answer, setAnswer] = useState<Answer<T> | null>(null)
  const { connection } = syncState.value
  useEffect(() => {
    let isCurrent = true
    void load().then((result) => isCurrent && setAnswer(result))
    return () => {
      isCurrent = false
    }
  }, [connection, version])
  if (answer === null) return null
  return answer.ok ? <>{children(answer.value)}</> : <Notice tone="attention">{failureText(answer)}</Notice>
}
