import { useEffect, useRef } from 'preact/hooks'
import type { Answer, Memory } from '#shared/declaration/schema.ts'
import type { HintClass } from '#shared/hint/kind.ts'
import type { ServicePolicy } from '#shared/policy/schema.ts'
import { accountTypes, levels } from '#shared/taxonomy/lists.ts'
import type { AccountType, Purpose } from '#shared/taxonomy/schema.ts'
import type { Justified } from '../../platform/ladderMessage.ts'
import type { AnswerResult, CardState, ServiceView } from '../../platform/message.ts'
import { Announcer } from '../../ui/Announcer.tsx'
import { useLazy } from '../../ui/lazy.ts'
import { LazyFold } from '../../ui/LazyFold.tsx'
import { useKeys } from '../../ui/useKeys.ts'
import { useTexts } from '../text/index.ts'
import { AccountChoice } from './AccountChoice.tsx'
import { AccountStep } from './AccountStep.tsx'
import { Again } from './Again.tsx'
import { levelOutlook } from './draft.ts'
import { Fact } from './Fact.tsx'
import { JustifyStep } from './JustifyStep.tsx'
import { LevelStep } from './LevelStep.tsx'
import { MemoryChoice } from './MemoryChoice.tsx'
import { rarePart } from './parts.ts'
import { firstPurposes, PurposeStep } from './PurposeStep.tsx'
import { useDeclare } from './useDeclare.ts'

export type Saved = Extract<AnswerResult, { ok: true }>

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
  const { service, policy, alternative, purposes, last, repeated = false, accountType, asksConnectors, given, remembers } = props
  const { card: messages, words } = useTexts()
  const declaring = useDeclare(props)
  const { step, draft, suggestion, saving, fault, refusedAnswer, unjustified, again, turnTo, note, save } = declaring
  const root = useRef<HTMLFormElement>(null)
  const firstRender = useRef(true)
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

  useKeys((event) => {
    if (saving || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLSelectElement) return
    const number = Number(event.key)
    if (!Number.isInteger(number) || number < 1) return
    const purpose = purposes.slice(0, firstPurposes)[number - 1]
    const level = levels[number - 1]
    const account = accountTypes[number - 1]
    if (step === 'purpose' && purpose !== undefined) declaring.choosePurpose(purpose)
    else if (step === 'level' && level !== undefined) declaring.chooseLevel(level)
    else if (step === 'account' && account !== undefined) declaring.chooseAccount(account)
    else return
    event.preventDefault()
  })

  const saveWords = remembers ? messages.save[declaring.memory] : messages.save.plain
  const saveShort = remembers ? messages.save.short[declaring.memory] : messages.save.plain.toLowerCase()
  const outlooks = levels.map((level) => levelOutlook(draft, policy, level))
  const memory = remembers && <MemoryChoice value={declaring.memory} onChoose={declaring.remember} />
  const lost = <p class="message fault" role="alert">{messages.fault.part}</p>
  const extras = (
    <LazyFold summary={messages.question.more} part={rarePart}>
      {(part) => (part === 'lost' ? lost : <part.Extras draft={draft} asksConnectors={asksConnectors} onChange={note} />)}
    </LazyFold>
  )

  return (
    <form
      ref={root}
      class={step === 'purpose' ? 'declare' : 'declare begun'}
      onSubmit={(event) => {
        event.preventDefault()
        if (step === 'detail') declaring.finish()
      }}
    >
      {step === 'purpose' && (
        <div data-step="purpose" class="step">
          {again !== null && <Again answer={again.answer} leadsTo={again.leadsTo} saveWords={saveShort} disabled={saving} onPress={again.press} />}
          {repeated && remembers && given === null && <p class="small quiet">{messages.question.repeated}</p>}
          <PurposeStep purposes={purposes} onChoose={declaring.choosePurpose} />
        </div>
      )}
      {step !== 'purpose' && draft.purpose !== null && <Fact field="purpose" value={words.purpose[draft.purpose].label} onChange={() => void turnTo('purpose')} />}
      {step !== 'purpose' && step !== 'level' && draft.level !== null && <Fact field="level" value={words.level[draft.level].label} onChange={() => void turnTo('level')} />}
      {step === 'level' && (
        <>
          {/* Where it decides it is asked for next, and only then. */}
          {!outlooks.includes('needs-account') && <AccountChoice value={draft.accountType} origin={originOf(accountType, draft.accountType, given ?? last, given !== null)} onChoose={(account) => note({ accountType: account })} />}
          <div data-step="level" class="step">
            <LevelStep draft={draft} policy={policy} suggested={suggestion?.level ?? null} saveWords={saveShort} saveName={saveWords} disabled={saving} onChoose={declaring.chooseLevel} />
          </div>
          {/* What is not allowed is remembered for this tab, whatever is chosen. */}
          {outlooks.some((outlook) => outlook !== 'refused') && memory}
          {extras}
        </>
      )}
      {step === 'account' && (
        <div data-step="account" class="step">
          <AccountStep disabled={saving} onChoose={declaring.chooseAccount} />
        </div>
      )}
      {step === 'detail' && (
        <>
          <div data-step="detail" class="step">
            {rare === 'lost' ? lost : rare !== null && <rare.KindChoice draft={draft} onChoose={(categories) => note({ categories })} />}
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
              onBack={() => void turnTo('level')}
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
          onBack={() => void turnTo('level')}
          onSave={({ answer, memory: chosen, overridden }, justified) => void save(answer, chosen, overridden, justified)}
        />
      )}
      {saving && (step === 'purpose' || step === 'level' || step === 'account') && <p class="small quiet">{messages.save.saving}</p>}
      {fault !== null && (
        <p class="message fault" role="alert">
          {messages.fault[fault]}
        </p>
      )}
      <Announcer text={step === 'account' ? messages.announce.account : step === 'level' && draft.purpose !== null ? messages.announce.next(words.purpose[draft.purpose].label) : ''} />
    </form>
  )
}

/** Where the account that is chosen comes from; null: the person named it here, or nobody did. */
function originOf(seen: AccountType | null, chosen: AccountType | null, before: Answer | null, isGiven: boolean): 'address' | 'last' | 'given' | null {
  if (seen !== null) return 'address'
  if (chosen === null || chosen !== before?.accountType) return null
  return isGiven ? 'given' : 'last'
}
