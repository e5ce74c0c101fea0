import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import { isAbove, suggestionOf, type Suggestion } from '#shared/hint/suggest.ts'
import type { AccountType, Category, Level, Purpose } from '#shared/taxonomy/schema.ts'
import type { Justified } from '../../platform/ladderMessage.ts'
import type { AnswerResult } from '../../platform/message.ts'
import type { DeclareProps } from './Declare.tsx'
import { answerOf, draftOf, emptyDraft, nextMove, type Draft } from './draft.ts'
import type { Unjustified } from './JustifyStep.tsx'
import { rarePart, rulePart } from './parts.ts'

type Fault = Exclude<Extract<AnswerResult, { ok: false }>['reason'], 'not-allowed' | 'justify'> | 'unreachable'
export type Step = 'purpose' | 'level' | 'account' | 'detail' | 'refused' | 'justify'

export type Declaring = {
  readonly step: Step
  readonly draft: Draft
  /** How long the answer will be remembered. */
  readonly memory: Memory
  readonly suggestion: Suggestion | null
  readonly saving: boolean
  readonly fault: Fault | null
  /** The answer that is not allowed, in the step that says so. */
  readonly refusedAnswer: Answer | null
  readonly unjustified: Unjustified | null
  readonly turnTo: (step: Step) => Promise<void>
  /** Changes what goes along with the answer; nothing is asked or saved by it. */
  readonly note: (change: Partial<Draft>) => void
  readonly remember: (memory: Memory) => void
  readonly choosePurpose: (purpose: Purpose) => void
  readonly chooseLevel: (level: Level) => void
  readonly chooseAccount: (account: AccountType) => void
  /** Saves what is said, once the kinds of data were asked for. */
  readonly finish: () => void
  readonly save: (answer: Answer, memory: Memory, overridden: boolean, justification?: Justified | null) => Promise<void>
  /** The answer of last time as this one; null: there is none. */
  readonly again: { readonly answer: Answer; readonly leadsTo: 'save' | 'data' | 'refusal'; readonly press: () => void } | null
}

/** How an answer comes about: what is said so far, what is asked next, and what saving led to. */
export function useDeclare({ policy, last, repeated = false, accountType, given, looksLike = [], onSave, onSaved }: DeclareProps): Declaring {
  const preset = accountType ?? last?.accountType ?? null
  const [draft, setDraft] = useState<Draft>(() => (given === null ? emptyDraft(preset === 'unknown' ? null : preset) : draftOf(given, 'today')))
  const [chosenMemory, remember] = useState<Memory | null>(null)
  const [step, setStep] = useState<Step>(given !== null && isAbove(looksLike, given) ? 'level' : 'purpose')
  const [refusedAnswer, setRefusedAnswer] = useState<Answer | null>(null)
  const [unjustified, setUnjustified] = useState<Unjustified | null>(null)
  const [saving, setSaving] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const suggestedKinds = useRef<readonly Category[]>([])
  const isTurning = useRef(false)
  const suggestion = suggestionOf(looksLike)

  // Taken away: what it had put into the answer goes too.
  useEffect(() => {
    const kinds = suggestedKinds.current
    if (looksLike.length > 0 || kinds.length === 0) return
    suggestedKinds.current = []
    setDraft((known) => {
      const left = known.categories === 'unknown' ? [] : known.categories.filter((kind) => !kinds.includes(kind))
      return { ...known, categories: left.length === 0 ? 'unknown' : left }
    })
  }, [looksLike.length])

  /** Turns to a step once what it needs is here, so that it never shows empty. */
  async function turnTo(next: Step): Promise<void> {
    const part = next === 'justify' ? rulePart : next === 'detail' || next === 'refused' ? rarePart : null
    if (part !== null && part.now() === null) {
      isTurning.current = true
      await part.load()
      isTurning.current = false
    }
    setStep(next)
  }

  async function save(answer: Answer, memory: Memory, overridden: boolean, justification: Justified | null = null): Promise<void> {
    if (saving) return
    setSaving(true)
    setFault(null)
    const result = await onSave(answer, memory, overridden, justification).catch(() => ({ ok: false, reason: 'unreachable' }) as const)
    setSaving(false)
    if (result.ok) onSaved(result)
    else if (result.reason === 'not-allowed') refuse(answer)
    else if (result.reason === 'justify') {
      setUnjustified({ answer, memory, overridden, rule: result.rule })
      void turnTo('justify')
    } else setFault(result.reason)
  }

  function refuse(answer: Answer): void {
    setRefusedAnswer(answer)
    void turnTo('refused')
  }

  /** As chosen; else 30 days where the same answer comes over and over, as the buttons then say. */
  function memoryFor({ purpose, memory }: Draft): Memory {
    return chosenMemory ?? (repeated && given === null && (purpose === null || purpose === last?.purpose) ? '30_days' : memory)
  }

  /** Goes on with what is said so far: asks, refuses or saves. */
  function advance(next: Draft, detailAsked: boolean): void {
    if (isTurning.current) return
    setDraft(next)
    const move = nextMove(next, policy, detailAsked)
    const answer = answerOf(next)
    if (move === 'ask-purpose') setStep('purpose')
    else if (move === 'ask-level') setStep('level')
    else if (move === 'ask-account') setStep('account')
    else if (move === 'ask-detail') suggestKinds(next)
    else if (answer !== null && move === 'refuse') refuse(answer)
    else if (answer !== null) void save(answer, memoryFor(next), false)
  }

  /** The kinds of data come next: those that are suggested are chosen already. */
  function suggestKinds(next: Draft): void {
    const kinds = suggestion?.categories ?? []
    suggestedKinds.current = kinds
    if (kinds.length > 0) setDraft({ ...next, categories: [...new Set([...(next.categories === 'unknown' ? [] : next.categories), ...kinds])] })
    void turnTo('detail')
  }

  function againAs(answer: Answer): Declaring['again'] {
    const next = { ...draftOf(answer, draft.memory), accountType: accountType ?? answer.accountType }
    const shown = { ...answer, accountType: next.accountType }
    // More than last time is suggested: the data are asked about.
    if (isAbove(looksLike, answer)) return { answer: shown, leadsTo: 'data', press: () => advance({ ...next, level: null, categories: 'unknown' }, false) }
    return { answer: shown, leadsTo: nextMove(next, policy, true) === 'refuse' ? 'refusal' : 'save', press: () => advance(next, true) }
  }

  return {
    step,
    draft,
    memory: memoryFor(draft),
    suggestion,
    saving,
    fault,
    refusedAnswer,
    unjustified,
    turnTo,
    note: (change) => setDraft({ ...draft, ...change }),
    remember,
    choosePurpose: (purpose) => advance({ ...draft, purpose, level: null }, false),
    chooseLevel: (level) => advance({ ...draft, level }, false),
    chooseAccount: (account) => advance({ ...draft, accountType: account }, false),
    finish: () => advance(draft, true),
    save,
    again: last === null || given !== null ? null : againAs(last),
  }
}
