import type { ComponentChildren } from 'preact'
import { textBound } from '#shared/hint/text.ts'
import { formatAgo } from '#shared/message/format.ts'
import { hintMessages } from '#shared/message/hint.ts'
import { inForceMessages, type InForceMessages } from '#shared/message/inForce.ts'
import { popupMessages } from '#shared/message/popup.ts'
import type { EnrolmentFault } from '../../platform/enrolment.ts'
import { extensionVersion } from '../../platform/version.ts'
import type { HomeState } from '../../platform/message.ts'
import { useLocale } from '../../ui/language.ts'
import { Further } from './Further.tsx'

const minute = 60_000

/** What holds in this browser and who says so: enrolment, server, policy, department, and values that cannot be used. */
export function InForce({ home }: { readonly home: HomeState }) {
  const locale = useLocale()
  const messages = inForceMessages[locale]
  const hints = hintMessages[locale].inForce
  const { inForce, policy, relay, organisation } = home
  const isWaiting = inForce.install === 'admin' && inForce.source === 'none' && inForce.faults.length === 0
  const age = policy.ageMinutes === null ? '' : `, ${popupMessages[locale].policy.checked(formatAgo(locale, policy.ageMinutes * minute))}`
  return (
    <section aria-labelledby="in-force-title">
      <h2 id="in-force-title">{messages.title}</h2>
      <p class="quiet">{messages.intro}</p>
      {isWaiting && <p class="message needs-you">{messages.waiting}</p>}
      {inForce.faults.length > 0 && (
        <div class="message needs-you">
          <p>
            <strong>{messages.faults.title(inForce.faults.length)}.</strong> {messages.faults.rest}
          </p>
          <ul>
            {inForce.faults.map((fault) => {
              const sentence = faultSentence(messages, fault)
              return <li key={sentence}>{sentence}</li>
            })}
          </ul>
        </div>
      )}
      <dl class="facts">
        <Fact name={messages.source}>{messages.from[inForce.source]}</Fact>
        {relay !== null && <Fact name={messages.relay}>{relay}</Fact>}
        {relay !== null && <Fact name={messages.organisation}>{organisation === null ? messages.unnamed : organisation.name || messages.nameless}</Fact>}
        {relay !== null && (
          <Fact name={messages.policy}>
            {policy.number === null || policy.number === 0 ? popupMessages[locale].policy.none : popupMessages[locale].policy.number(policy.number)}
            <span class="quiet">{age}</span>
            {policy.expired && ` ${popupMessages[locale].policy.expired}`}
          </Fact>
        )}
        <Fact name={messages.department}>{departmentText(messages, home)}</Fact>
        <Fact name={hints.name}>
          {home.hints === null ? hints.off : `${hints.on} ${hints.bound(textBound)}`}
          {home.hints !== null && home.hints.markings.length > 0 && ` ${hints.markings(home.hints.markings)}`}
        </Fact>
        <Fact name={messages.install}>
          {messages.installed[inForce.install]}<span class="quiet">, {messages.version(extensionVersion())}</span>
        </Fact>
        <Further />
      </dl>
    </section>
  )
}

/** One line on the other sections: something about the enrolment has to be corrected, and where to read what. */
export function FaultsLine({ faults }: { readonly faults: readonly EnrolmentFault[] }) {
  const messages = inForceMessages[useLocale()].faults
  if (faults.length === 0) return null
  return (
    <p class="message needs-you">
      {messages.title(faults.length)}. <a href="#in-force">{messages.see}</a>
    </p>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function faultSentence({ faults }: InForceMessages, fault: EnrolmentFault): string {
  switch (fault.kind) {
    case 'file':
      return faults.file
    case 'unknown':
      return faults.unknown(fault.field)
    case 'missing':
      return faults.missing(fault.field)
    case 'malformed':
      return faults.malformed[fault.field]
  }
}

function departmentText(messages: InForceMessages, { inForce, department, departments }: HomeState): string {
  const id = inForce.department ?? department
  if (id === null) return messages.noDepartment
  const known = departments.find((each) => each.id === id)
  if (inForce.department === null) return messages.chosen(known?.name ?? id)
  // Before the first policy there is no list to hold it against.
  return known === undefined && departments.length > 0 ? messages.notInList(id) : messages.byPolicy(known?.name ?? id)
}
