import { formatDay } from '#shared/message/format.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import type { Statement } from '#shared/register/index.ts'
import { locale, textsOf } from '../../../ui/locale/index.ts'

/** Where a statement comes from, when it was checked, who confirmed it and how long it counts. */
export function SourceText({ statement }: { readonly statement: Statement }) {
  const { service: texts } = textsOf(pwaInventoryMessages)
  const { source, origin, act, checkedOn, expiresOn } = statement
  const rest = [
    checkedOn === null ? null : formatDay(locale.value, checkedOn),
    origin === 'act' && act !== null ? `${texts.confirmedBy(act.by.name)}${act.samePerson ? ` ${texts.samePerson}` : ''}` : origin === 'decision' ? texts.decision : origin === 'daybook' ? null : statement.confirmed ? texts.catalogue : texts.notConfirmed,
    expiresOn === null ? null : texts.countsUntil(expiresOn),
  ].filter((part) => part !== null)
  return (
    <>
      {source.startsWith('https://') ? <a href={source} target="_blank" rel="noreferrer">{new URL(source).hostname}</a> : source === 'unverified' ? texts.unverified : source}
      {rest.length > 0 && <span class="soft">, {rest.join(', ')}</span>}
    </>
  )
}
