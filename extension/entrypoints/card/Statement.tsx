import { noticeMessages } from '#shared/message/notice.ts'
import { Recorded } from '../../feature/notice/index.ts'
import { useTexts } from '../../feature/text/index.ts'
import { call } from '../../platform/client.ts'
import type { CardState } from '../../platform/message.ts'

type StatementProps = { readonly state: CardState; readonly onLost: () => void }

/** What is recorded and who sees it, and the way to the whole notice. */
export function Statement({ state: { organisation, hints }, onLost }: StatementProps) {
  const { full } = noticeMessages[useTexts().locale].recorded
  return (
    <>
      <Recorded organisation={organisation} hints={hints !== null} />
      <button type="button" class="button text small" onClick={() => void call({ kind: 'page/open', page: 'notice' }).catch(onLost)}>
        {full}
      </button>
    </>
  )
}
