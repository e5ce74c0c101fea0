import { useState } from 'preact/hooks'
import { noticeMessages } from '#shared/message/notice.ts'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import { isActOf, lastActs } from '#shared/act/ledger.ts'
import { mayAct } from '#shared/act/rules.ts'
import type { ActContentOf } from '#shared/act/schema.ts'
import { mayEdit } from '#shared/document/access.ts'
import { entryKey } from '#shared/document/schema.ts'
import { acts, entries, session, setEntry } from '../../../data/index.ts'
import { Button } from '../../../ui/button/index.tsx'
import { TextArea, TextField } from '../../../ui/field/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { Section } from '../../../ui/page/index.tsx'
import { PendingNotices, PublishDialog } from './publish.tsx'
import { pendingOn } from './state.ts'

const names = ['notice-en', 'notice-de', 'contact'] as const
type Name = (typeof names)[number]
type Texts = Readonly<Record<Name, string>>

/** Longest notice and contact (shared/act/schema.ts). */
const longest = { 'notice-en': 4000, 'notice-de': 4000, contact: 200 } as const

/** The staff notice: what is in force, the draft of the next one, and its publication. */
export function NoticeSection() {
  const { notice: texts, publishing, differs, publish } = textsOf(pwaGuidanceMessages)
  const act = lastActs(acts.value).get('policy')
  const published = isActOf(act, 'publish-policy') ? act : null
  const pending = pendingOn('policy')
  const inForce: Texts = published === null
    ? { 'notice-en': noticeMessages.en.notice.shipped, 'notice-de': noticeMessages.de.notice.shipped, contact: '' }
    : { 'notice-en': published.content.notice.en, 'notice-de': published.content.notice.de, contact: published.content.contact }
  const draft = draftTexts(inForce)
  const isDifferent = names.some((name) => draft[name].trim() !== inForce[name].trim())
  const role = session.value?.member.role
  const editable = role !== undefined && mayEdit(role, 'policy') && mayAct(role, 'publish-policy')
  const [isTried, setTried] = useState(false)
  const [isPublishing, setPublishing] = useState(false)
  const missing = names.filter((name) => draft[name].trim() === '')

  return (
    <Section
      title={texts.title}
      actions={editable && isDifferent && (
        <Button
          look="primary"
          onClick={() => {
            setTried(true)
            if (missing.length === 0) setPublishing(true)
          }}
        >
          {publish}
        </Button>
      )}
    >
      <div class="stack guidance-notice">
        <p>{texts.intro}</p>
        <p class="soft">
          {published === null ? texts.shipped : texts.inForce(published.at.slice(0, 10), published.by.name)}
          {isDifferent && <> <strong class="guidance-differs">{differs}</strong></>}
        </p>
        <PendingNotices pending={pending} />
        {editable
          ? (
            <>
              <div class="page-languages">
                {(['en', 'de'] as const).map((code) => (
                  <DraftField key={code} name={`notice-${code}`} label={texts.text[code]} hint={texts.textHint} value={draft[`notice-${code}`]} error={isTried && missing.includes(`notice-${code}`) ? texts.textMissing : undefined} />
                ))}
              </div>
              <DraftField name="contact" label={texts.contact} hint={texts.contactHint} value={draft.contact} error={isTried && missing.includes('contact') ? texts.contactMissing : undefined} />
            </>
          )
          : names.map((name) => inForce[name] !== '' && <p key={name} class="report-text">{inForce[name]}</p>)}
      </div>
      {isPublishing && (
        <PublishDialog
          title={publishing.noticeTitle}
          text={publishing.noticeText}
          send={publishing.send}
          content={contentOf(draft)}
          pending={pending}
          onSent={clearTexts}
          onClose={() => setPublishing(false)}
        />
      )}
    </Section>
  )
}

/** A field of the shared draft: what is written is kept when the field is left. */
function DraftField({ name, label, hint, value, error }: { readonly name: Name; readonly label: string; readonly hint: string; readonly value: string; readonly error: string | undefined }) {
  const [typed, setTyped] = useState<string | null>(null)
  const keep = async () => {
    if (typed !== null && typed !== value) await setEntry('policy', entryKey.text(name), { value: typed })
    setTyped(null)
  }
  const common = { label, hint, value: typed ?? value, error, maxLength: longest[name], onInput: setTyped }
  // `focusout` reaches the element around the field; the field itself knows nothing of drafts.
  return <div onFocusOut={() => void keep()}>{name === 'contact' ? <TextField {...common} /> : <TextArea {...common} rows={9} />}</div>
}

function draftTexts(inForce: Texts): Texts {
  const drafted = entries('policy').value
  const textOf = (name: Name) => {
    const entry = drafted.get(entryKey.text(name))
    return entry !== undefined && 'value' in entry ? String(entry.value) : inForce[name]
  }
  return { 'notice-en': textOf('notice-en'), 'notice-de': textOf('notice-de'), contact: textOf('contact') }
}

function contentOf(draft: Texts): ActContentOf<'publish-policy'> {
  return { kind: 'publish-policy', notice: { en: draft['notice-en'].trim(), de: draft['notice-de'].trim() }, contact: draft.contact.trim() }
}

async function clearTexts(): Promise<void> {
  for (const name of names) if (entries('policy').value.has(entryKey.text(name))) await setEntry('policy', entryKey.text(name), null)
}
