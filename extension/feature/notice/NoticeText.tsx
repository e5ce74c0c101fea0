import { noticeMessages } from '#shared/message/notice.ts'
import type { Notice, Organisation } from '../../platform/message.ts'
import { useTexts } from '../text/index.ts'
import { Further } from './Further.tsx'
import { Brief, Recorded } from './Recorded.tsx'

type NoticeTextProps = {
  readonly notice: Notice
  readonly organisation: Organisation | null
  readonly hints: boolean
  /** Before the first entry: the essence, with the exact statement one press away. */
  readonly brief?: boolean
}

/** The notice: the organisation's own words where it has published some, and always the exact statement of what is recorded. */
export function NoticeText({ notice, organisation, hints, brief = false }: NoticeTextProps) {
  const { locale } = useTexts()
  const { notice: messages, brief: words } = noticeMessages[locale]
  const text = notice[locale] ?? notice.en ?? notice.de ?? messages.shipped
  return (
    <div class="notice">
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      {brief ? (
        <>
          <Brief organisation={organisation} hints={hints} />
          <details class="fold small">
            <summary>{words.exact}</summary>
            <Recorded organisation={organisation} hints={hints} />
          </details>
        </>
      ) : (
        <Recorded organisation={organisation} hints={hints} />
      )}
      <Further organisation={organisation} />
      {notice.contact !== null && <p>{messages.contact(notice.contact)}</p>}
      <p class="small quiet">
        {/* Version 0 is the notice Daybook brings: nobody has published one. */}
        {notice.version > 0 && `${messages.version(String(notice.version))}. `}{messages.notConsent} {messages.local}
      </p>
    </div>
  )
}
