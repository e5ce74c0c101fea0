import { pwaMembersMessages } from '#shared/message/pwa-members.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { Button } from '../../ui/button/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { toast } from '../../ui/toast/index.tsx'

/** Text to be handed on: one click selects it, the button copies it. */
export function Secret({ label, text }: { readonly label: string; readonly text: string }) {
  const { copy, copied, failed } = textsOf(pwaSettingsMessages)
  const onCopy = () =>
    navigator.clipboard.writeText(text).then(
      () => toast({ text: copied }),
      (error: unknown) => toast({ tone: 'stop', text: failed(String(error)) }),
    )
  return (
    <div class="stack-tight">
      <div class="line">
        <h3>{label}</h3>
        <Button icon="copy" onClick={() => void onCopy()}>{copy}</Button>
      </div>
      <code class="secret">{text}</code>
    </div>
  )
}

/** A member's one-time link, to be handed over. */
export function SignInLink({ name, link }: { readonly name: string; readonly link: string }) {
  const texts = textsOf(pwaMembersMessages)
  return (
    <div class="stack-tight" role="status">
      <Secret label={texts.linkFor(name)} text={link} />
      <p class="soft">{texts.linkHint}</p>
    </div>
  )
}
