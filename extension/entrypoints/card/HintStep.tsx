import { useEffect, useState } from 'preact/hooks'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'

type HintFeature = typeof import('../../feature/hint/index.ts')
type HintStepProps = { readonly looksLike: CardState['looksLike']; readonly onFault: (reason: 'unreachable') => void }

/** What was pasted looks like something. Rare, so its words are loaded now. */
export function HintStep({ looksLike, onFault }: HintStepProps) {
  const [feature, setFeature] = useState<HintFeature | null>(null)
  const lose = () => onFault('unreachable')
  useEffect(() => {
    void import('../../feature/hint/index.ts').then(setFeature, lose)
  }, [])
  if (feature === null || looksLike.length === 0) return null
  return <feature.HintLine looksLike={looksLike} onRemove={() => void call({ kind: 'card/no-hint' }).catch(lose)} />
}
