import { useState } from 'preact/hooks'
import { factLabel, factQuestion } from '#shared/message/fact.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { taxonomyMessages } from '#shared/message/taxonomy.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { Question, QuestionSubject } from '#shared/register/index.ts'
import { session } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { EmptyState } from '../../../ui/empty/index.tsx'
import { locale, textsOf } from '../../../ui/locale/index.ts'
import { StatusPill } from '../../../ui/status/index.tsx'
import { questions } from '../../../worker/index.ts'
import { FactForm, type FactSubject } from '../../inventory/index.tsx'
import { serviceName } from '../../name/index.tsx'

/** Services of a question before one asks for more. */
const first = 4

/** Open questions grouped by fact, the one that decides most risks first, answered on the spot. */
export function QuestionList() {
  const { question: texts } = textsOf(pwaRisksMessages)
  const [subject, setSubject] = useState<FactSubject | null>(null)
  const list = questions.value
  if (list.length === 0) return <EmptyState title={texts.none}>{texts.noneText}</EmptyState>
  return (
    <>
      <p class="soft question-intro">{texts.intro}</p>
      <ol class="questions">
        {list.map((question) => (
          <QuestionItem key={question.fact} question={question} onAnswer={setSubject} />
        ))}
      </ol>
      <FactForm subject={subject} onClose={() => setSubject(null)} />
    </>
  )
}

function QuestionItem({ question, onAnswer }: { readonly question: Question; readonly onAnswer: (subject: FactSubject) => void }) {
  const { question: texts } = textsOf(pwaRisksMessages)
  const [all, setAll] = useState(false)
  const { fact, subjects } = question
  const shown = all ? subjects : subjects.slice(0, first)
  return (
    <li>
      <div class="question-head">
        <h2>{factQuestion(fact, locale.value) ?? factLabel(fact, locale.value)}</h2>
        <p class="soft">
          <strong>{texts.decides(question.risks, question.active)}</strong> · {question.scope === 'organisation' ? texts.forOrganisation : texts.services(subjects.length)}
        </p>
      </div>
      <ul class="question-subjects">
        {shown.map((subject) => (
          <SubjectRow key={subject.service ?? 'organisation'} question={question} subject={subject} onAnswer={onAnswer} />
        ))}
        {subjects.length > first && (
          <li><Button look="quiet" onClick={() => setAll(!all)}>{all ? texts.fewer : texts.more(subjects.length - first)}</Button></li>
        )}
      </ul>
    </li>
  )
}

function SubjectRow({ question, subject, onAnswer }: { readonly question: Question; readonly subject: QuestionSubject; readonly onAnswer: (subject: FactSubject) => void }) {
  const { question: texts } = textsOf(pwaRisksMessages)
  const { accountType } = textsOf(taxonomyMessages)
  const role = session.value?.member.role
  const label = subject.proposed ? texts.confirm : texts.answer
  const name = serviceName(subject.service)
  return (
    <li>
      <span class="question-service">
        {subject.service === null ? name : <a href={`/inventory/${subject.service}`}>{name}</a>}
        {subject.accountTypes.length > 0 && <span class="soft"> {subject.accountTypes.map((type) => accountType[type].label).join(' · ')}</span>}
      </span>
      {subject.proposed && <StatusPill tone="attention">{texts.proposed}</StatusPill>}
      <span class="soft question-count">{texts.risks(subject.risks.length)}</span>
      {role !== undefined && mayAct(role, 'confirm-fact') && (
        <Button aria-label={`${label}: ${factLabel(question.fact, locale.value)}, ${name}`} onClick={() => onAnswer({ fact: question.fact, service: subject.service, accountTypes: subject.accountTypes })}>
          {label}
        </Button>
      )}
    </li>
  )
}
