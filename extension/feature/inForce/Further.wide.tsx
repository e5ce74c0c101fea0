import { wideMessages } from '#shared/message/wide.ts'
import { useLocale } from '../../ui/language.ts'

/** Says that this is the wide build. */
export function Further() {
  const { name, text } = wideMessages[useLocale()].inForce
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  )
}
