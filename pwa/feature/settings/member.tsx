import { useState } from 'preact/hooks'
import { roles, type Member, type Role } from '#shared/act/role.ts'
import { pwaMembersMessages } from '#shared/message/pwa-members.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { changeRole, linkForMember, removeMember, type Answer } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { Dialog } from '../../ui/dialog/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { RadioGroup } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { toast } from '../../ui/toast/index.tsx'
import { failureText } from './fetched.tsx'
import { SignInLink } from './secret.tsx'

type Props = { readonly member: Member | null; readonly onClose: () => void; readonly onChanged: () => void }

/** What can be done about another member: their role, a way in, the way out. */
export function MemberDialog({ member, onClose, onChanged }: Props) {
  return (
    <Dialog open={member !== null} title={member?.name ?? ''} closeLabel={textsOf(pwaMembersMessages).close} onClose={onClose}>
      {member !== null && <MemberForm member={member} onClose={onClose} onChanged={onChanged} />}
    </Dialog>
  )
}

function MemberForm({ member: { id, name, role: before }, onClose, onChanged }: Props & { readonly member: Member }) {
  const texts = textsOf(pwaMembersMessages)
  const { role: roleNames, roleHint } = textsOf(pwaSettingsMessages)
  const [role, setRole] = useState<Role>(before)
  const [link, setLink] = useState<string | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function ask<T>(call: Promise<Answer<T>>, then: (value: T) => void): Promise<void> {
    setBusy(true)
    const answer = await call
    setBusy(false)
    if (answer.ok) then(answer.value)
    setFailure(answer.ok ? null : answer.problem?.code === 'last-administrator' ? texts.last : failureText(answer))
  }

  function done(text: string): void {
    toast({ text })
    onChanged()
    onClose()
  }

  return (
    <div class="stack">
      <form class="settings-form" onSubmit={(event) => { event.preventDefault(); void ask(changeRole(id, role), () => done(texts.saved(name))) }}>
        <RadioGroup label={texts.role} hint={texts.roleText} chosen={role} onChange={setRole} options={roles.map((value) => ({ value, label: roleNames[value], hint: roleHint[value] }))} />
        <div><Button type="submit" look="primary" busy={isBusy} disabled={role === before}>{texts.save}</Button></div>
      </form>
      {failure && <Notice tone="attention">{failure}</Notice>}
      {link === null
        ? <div class="line"><Button busy={isBusy} onClick={() => void ask(linkForMember(id), ({ link: made }) => setLink(made))}>{texts.newLink}</Button><span class="soft small">{texts.newLinkText}</span></div>
        : <SignInLink name={name} link={link} />}
      {isLeaving
        ? (
          <Notice tone="attention">
            <div class="stack-tight">
              <p>{texts.removeText(name)}</p>
              <p class="line">
                <Button look="danger" busy={isBusy} onClick={() => void ask(removeMember(id), () => done(texts.removed(name)))}>{texts.removeSure(name)}</Button>
                <Button look="quiet" onClick={() => setLeaving(false)}>{texts.keep}</Button>
              </p>
            </div>
          </Notice>
        )
        : <div><Button onClick={() => setLeaving(true)}>{texts.remove}</Button></div>}
    </div>
  )
}
