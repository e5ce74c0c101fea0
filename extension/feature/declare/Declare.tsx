import { useEffect, useRef, useState } from 'preact/hooks'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { HintClass } from '#shared/hint/kind.ts'
import { isAbove, suggestionOf } from '#shared/hint/suggest.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { levels } from '#shared/taxonomy/lists.ts'
import type { AccountType, Category, Purpose } from '#shared/taxonomy/schema.ts'
import type { Justified } from '../../platform/ladderMessage.ts'
import type { AnswerResult, CardState, ServiceView } from '../../platform/message.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { AgainIcon } from '../../ui/icons.tsx'
import { useLazy } from '../../ui/lazy.ts'
import { LazyFold } from '../../ui/LazyFold.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { useTexts } from '../text/index.ts'
import { AccountChoice } from './AccountChoice.tsx'
import { answerOf, draftOf, emptyDraft, nextMove, type Draft } from './draft.ts'
import { Fact } from './Fact.tsx'
import { JustifyStep, type Unjustified } from './JustifyStep.tsx'
import { LevelStep } from './LevelStep.tsx'
import { MemoryChoice } from './MemoryChoice.tsx'
import { rarePart, rulePart } from './parts.ts'
import { firstPurposes, PurposeStep } from './PurposeStep.tsx'
import { answerInWords } from './words.ts'

export type Saved = Extract<AnswerResult, { ok: true }>
type Fault = Exclude<Extract<AnswerResult, { ok: false }>['reason'], 'not-allowed' | 'justify'> | 'unreachable'
type Step = 'purpose' | 'level' | 'detail' | 'refused' | 'justify'

export type DeclareProps = {
  /** Null: the answer is for uses of several services. */
  readonly service: ServiceView | null
  /** Null: not known here; the background judges. */
  readonly policy: ServicePolicy | null
  readonly alternative: CardState['alternative']
  /** Own most used first. */
  readonly purposes: readonly Purpose[]
  readonly last: Answer | null
  /** The last answers are all the same: remembering for 30 days is suggested, and said. */
  readonly repeated?: boolean
  /** Account type that the address gives away. */
  readonly accountType: AccountType | null
  readonly asksConnectors: boolean
  /** The answer to be changed; null: a new one. */
  readonly given: Answer | null
  /** What was pasted looks like this: its level and kinds of data are suggested. */
  readonly looksLike?: readonly HintClass[]
  /** Whether the answer can be remembered: not for uses that are over. */
  readonly remembers: boolean
  readonly onSave: (answer: Answer, memory: Memory, overridden: boolean, justification: Justified | null) => Promise<AnswerResult>
  readonly onSaved: (saved: Saved) => void
}

/**
 * The question. One thing is asked at a time: the purpose, then the level, whose press saves. It asks more only where
 * more is at stake: the kinds of confidential data, the account where it decides. Saved means: the background said so.
 */
export function Declare(props: DeclareProps) {
  const { service, policy, alternative, purposes, last, repeated = false, accountType, asksConnectors, given, looksLike = [], remembers, onSave, onSaved } = props
  const { card: messages, words } = useTexts()
  const preset = accountType ?? last?.accountType ?? null
  const [draft, setDraft] = useState<Draft>(() => (given === null ? emptyDraft(preset === 'unknown' ? null : preset) : draftOf(given, 'today')))
  const [chosenMemory, chooseMemory] = useState<Memory | null>(null)
  const [step, setStep] = useState<Step>(given !== null && isAbove(looksLike, given) ? 'level' : 'purpose')
  const [refusedAnswer, setRefusedAnswer] = useState<Answer | null>(null)
  const [unjustified, setUnjustified] = useState<Unjustified | null>(null)
  const [accountNeeded, setAccountNeeded] = useState(false)
  const [saving, setSaving] = useState(false)
  const [fault, setFault] = useState<Fault | null>(null)
  const root = useRef<HTMLFormElement>(null)
  const suggestion = suggestionOf(looksLike)
  const suggestedKinds = useRef<readonly Category[]>([])
  const firstRender = useRef(true)
  const isTurning = useRef(false)
  // What comes after the level is loaded while the level is asked for.
  const rare = useLazy(rarePart, step !== 'purpose')

  // A new step takes the focus along, but only when the person is already in here.
  useEffect(() => {
    if (firstRender.current) {
      firstRender.current = false
      return
    }
    if (!document.hasFocus()) return
    const usual = suggestion?.level ?? (draft.level ?? given?.level) ?? last?.level
    const target = step === 'level' && usual !== undefined ? `[data-level=${usual}]` : `[data-step=${step}] button, [data-step=${step}] input`
    root.current?.querySelector<HTMLElement>(target)?.focus()
    // Only a new step moves the focus.
  }, [step])

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
    setAccountNeeded(move === 'ask-account')
    const answer = answerOf(next)
    if (move === 'ask-purpose') setStep('purpose')
    else if (move === 'ask-level' || move === 'ask-account') setStep('level')
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

  const choosePurpose = (purpose: Purpose) => advance({ ...draft, purpose, level: null }, false)
  const chooseLevel = (level: (typeof levels)[number]) => advance({ ...draft, level }, false)

  function chooseAccount(account: AccountType): void {
    const next = { ...draft, accountType: account }
    // A level is waiting for exactly this: go on with it.
    if (accountNeeded) advance(next, false)
    else setDraft(next)
  }

  function again(): void {
    if (last === null) return
    const next = { ...draftOf(last, draft.memory), accountType: accountType ?? last.accountType }
    // More than last time is suggested: the data are asked about.
    if (isAbove(looksLike, last)) advance({ ...next, level: null, categories: 'unknown' }, false)
    else advance(next, true)
  }

  useKeys((event) => {
    if (saving || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return
    const number = Number(event.key)
    if (!Number.isInteger(number) || number < 1) return
    const purpose = purposes.slice(0, firstPurposes)[number - 1]
    const level = levels[number - 1]
    if (step === 'purpose' && purpose !== undefined) choosePurpose(purpose)
    else if (step === 'level' && level !== undefined) chooseLevel(level)
    else return
    event.preventDefault()
  })

  const shownMemory = memoryFor(draft)
  const saveWords = remembers ? messages.save[shownMemory] : messages.save.plain
  const saveShort = remembers ? messages.save.short[shownMemory] : messages.save.plain.toLowerCase()
  const origin = accountType !== null ? 'address' : draft.accountType !== null && draft.accountType === last?.accountType && given === null ? 'last' : null
  const memory = remembers && <MemoryChoice value={shownMemory} onChoose={chooseMemory} />
  const lost = <p class="message fault" role="alert">{messages.fault.part}</p>
  const extras = (
    <LazyFold summary={messages.question.more} part={rarePart}>
      {(part) => (part === 'lost' ? lost : <part.Extras draft={draft} asksConnectors={asksConnectors} onChange={(change) => setDraft({ ...draft, ...change })} />)}
    </LazyFold>
  )

  return (
    <form
      ref={root}
      class="declare"
      onSubmit={(event) => {
        event.preventDefault()
        if (step === 'detail') advance(draft, true)
      }}
    >
      {step === 'purpose' && (
        <div data-step="purpose" class="step">
          {last !== null && given === null && (
            <button type="button" class="option again" disabled={saving} onClick={again}>
              <AgainIcon />
              <span class="what">
                <strong>{messages.question.again}</strong>
                <span class="outcome small">{isAbove(looksLike, last) ? messages.question.levelNext : saveShort}</span>
                <span class="hint small quiet">{answerInWords(words, { ...last, accountType: accountType ?? last.accountType })}</span>
              </span>
            </button>
          )}
          {repeated && remembers && given === null && <p class="small quiet">{messages.question.repeated}</p>}
          <PurposeStep purposes={purposes} onChoose={choosePurpose} />
        </div>
      )}
      {step !== 'purpose' && draft.purpose !== null && <Fact field="purpose" value={words.purpose[draft.purpose].label} onChange={() => setStep('purpose')} />}
      {step !== 'purpose' && step !== 'level' && draft.level !== null && <Fact field="level" value={words.level[draft.level].label} onChange={() => setStep('level')} />}
      {step === 'level' && (
        <>
          <AccountChoice value={draft.accountType} origin={origin} needed={accountNeeded} onChoose={chooseAccount} />
          <div data-step="level" class="step">
            <LevelStep draft={draft} policy={policy} suggested={suggestion?.level ?? null} saveWords={saveShort} saveName={saveWords} disabled={saving} onChoose={chooseLevel} />
          </div>
          {memory}
          {extras}
        </>
      )}
      {step === 'detail' && (
        <>
          <div data-step="detail" class="step">
            {rare === 'lost' ? lost : rare !== null && <rare.KindChoice draft={draft} onChoose={(categories) => setDraft({ ...draft, categories })} />}
          </div>
          {extras}
          {memory}
          <button type="submit" class="button primary" disabled={saving}>
            {saving ? messages.save.saving : saveWords}
          </button>
        </>
      )}
      {step === 'refused' && refusedAnswer !== null && (
        <div data-step="refused" class="step">
          {rare === 'lost' ? lost : rare !== null && (
            <rare.Refused
              service={service}
              policy={policy}
              alternative={alternative}
              answer={refusedAnswer}
              saving={saving}
              onBack={() => setStep('level')}
              // What is not allowed is not remembered beyond this tab.
              onSave={() => void save(refusedAnswer, 'tab', true)}
            />
          )}
        </div>
      )}
      {step === 'justify' && unjustified !== null && (
        <JustifyStep
          waiting={unjustified}
          saving={saving}
          onBack={() => setStep('level')}
          onSave={({ answer, memory: chosen, overridden }, justified) => void save(answer, chosen, overridden, justified)}
        />
      )}
      {saving && step !== 'detail' && step !== 'refused' && step !== 'justify' && <p class="small quiet">{messages.save.saving}</p>}
      {fault !== null && (
        <p class="message fault" role="alert">
          {messages.fault[fault]}
        </p>
      )}
      <Announcer text={step === 'level' && draft.purpose !== null ? messages.announce.next(words.purpose[draft.purpose].label) : ''} />
    </form>
  )
}
