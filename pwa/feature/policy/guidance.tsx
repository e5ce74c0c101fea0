import { useState } from 'preact/hooks'
import { guidanceStarter } from '#shared/message/guidance-starter.ts'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import { contentOfGuidance } from '#shared/document/guidanceDraft.ts'
import type { GuidanceSlot } from '#shared/document/schema.ts'
import { ready } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { EmptyState } from '../../ui/empty/index.tsx'
import { SelectField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { toast } from '../../ui/toast/index.tsx'
import { PageEditor } from './guidance/editor.tsx'
import { HistorySection } from './guidance/history.tsx'
import { NoticeSection } from './guidance/notice.tsx'
import { Pages } from './guidance/pages.tsx'
import { PendingNotices, PublishDialog } from './guidance/publish.tsx'
import { ShareSection } from './guidance/share.tsx'
import { clearDraft, guidanceView, putAll, putRepeat, type GuidanceView } from './guidance/state.ts'
import './guidance/guidance.css'

const repeats = [null, 3, 6, 12, 24, 36] as const

/** What is everybody asked to read? The AI policy with its training, how many have read it, and the staff notice. */
export function GuidancePart() {
  if (!ready.value) return <></>
  const view = guidanceView()
  return (
    <>
      <Policy view={view} />
      {view.published !== null && view.inForce !== null && view.inForce.policy !== null && <ShareSection version={view.published.number} />}
      <NoticeSection />
      <HistorySection />
    </>
  )
}

function Policy({ view }: { readonly view: GuidanceView }) {
  const texts = textsOf(pwaGuidanceMessages)
  const [editing, setEditing] = useState<GuidanceSlot | null>(null)
  const [dialog, setDialog] = useState<'publish' | 'withdraw' | null>(null)
  const { published, inForce, draft, mayEdit, pending } = view
  const content = contentOfGuidance(draft)
  const isInForce = published !== null && inForce !== null && inForce.policy !== null
  const edited = editing === null ? null : (draft.pages.find(({ slot }) => slot === editing)?.page ?? null)

  async function start(): Promise<void> {
    await putAll(structuredClone(guidanceStarter))
    toast({ text: texts.started })
  }

  return (
    <Section
      title={texts.policy}
      note={draft.pages.length > 0 && texts.page.asCard}
      actions={mayEdit && draft.differs && (
        <>
          <Button look="quiet" onClick={() => void clearDraft().then(() => toast({ text: texts.discarded }))}>{texts.discard}</Button>
          {content !== null && <Button look="primary" onClick={() => setDialog('publish')}>{texts.publish}</Button>}
        </>
      )}
    >
      <div class="guidance-head">
        <p>{texts.intro}</p>
        <p class="soft">
          {isInForce ? texts.inForce(published.at.slice(0, 10), published.by.name) : texts.noneInForce}
          {draft.differs && <> <strong class="guidance-differs">{texts.differs}</strong></>}
        </p>
        {!mayEdit && <p class="soft">{texts.readOnly}</p>}
      </div>
      <PendingNotices pending={pending} />
      {draft.pages.length === 0
        ? (
          <EmptyState
            title={texts.empty.title}
            action={mayEdit && (
              <>
                <Button look="primary" onClick={() => void start()}>{texts.empty.starter}</Button>
                <Button onClick={() => setEditing('policy')}>{texts.empty.blank}</Button>
              </>
            )}
          >
            {mayEdit ? texts.empty.text : texts.empty.readOnly}
          </EmptyState>
        )
        : (
          <>
            <Pages pages={draft.pages} mayEdit={mayEdit} onEdit={setEditing} />
            <div class="guidance-foot">
              <SelectField
                label={texts.repeat.label}
                disabled={!mayEdit}
                value={String(draft.repeatMonths ?? '')}
                options={[...new Set([...repeats, draft.repeatMonths])].toSorted((a, b) => (a ?? 0) - (b ?? 0)).map((months) => ({ value: String(months ?? ''), label: months === null ? texts.repeat.never : texts.repeat.months(months) }))}
                onChange={(months) => void putRepeat(months)}
              />
              {mayEdit && (
                <div class="line">
                  {draft.free !== null && <Button icon="plus" onClick={() => setEditing(draft.free)}>{draft.free === 'policy' ? texts.page.addPolicy : texts.page.add}</Button>}
                  {isInForce && <Button look="quiet" onClick={() => setDialog('withdraw')}>{texts.withdrawPolicy}</Button>}
                </div>
              )}
            </div>
          </>
        )}
      {editing !== null && <PageEditor key={editing} slot={editing} page={edited} onClose={() => setEditing(null)} />}
      {dialog === 'publish' && content !== null && (
        <PublishDialog title={texts.publishing.title} text={texts.publishing.text} send={texts.publishing.send} content={content} pending={pending} onSent={clearDraft} onClose={() => setDialog(null)} />
      )}
      {dialog === 'withdraw' && (
        <PublishDialog
          title={texts.publishing.withdrawTitle}
          text={texts.publishing.withdrawText}
          send={texts.publishing.withdraw}
          content={{ kind: 'publish-guidance', policy: null, training: [], repeatMonths: null }}
          pending={pending}
          onSent={clearDraft}
          onClose={() => setDialog(null)}
        />
      )}
    </Section>
  )
}
