import { useState } from 'preact/hooks'
import { roles, type Member, type Role } from '#shared/act/role.ts'
import { pwaMembersMessages } from '#shared/message/pwa-members.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { fetchMembers, inviteMember, session } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { RadioGroup, TextField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { Table, type Column } from '../../ui/table/index.tsx'
import { failureText, Fetched } from './fetched.tsx'
import { MemberDialog } from './member.tsx'
import { SignInLink } from './secret.tsx'

/** Members of the workspace and the way to add one. */
export function MembersPart() {
  const texts = textsOf(pwaMembersMessages)
  const { role: roleNames } = textsOf(pwaSettingsMessages)
  const [version, setVersion] = useState(0)
  const [opened, open] = useState<Member | null>(null)
  const changed = () => setVersion(version + 1)
  const columns: Column<Member>[] = [
    { id: 'name', label: texts.name, value: ({ name }) => name, cell: ({ id, name }) => <>{name}{id === session.value?.member.id && <span class="soft"> ({texts.you})</span>}</> },
    { id: 'role', label: texts.role, value: ({ role }) => roles.indexOf(role), cell: ({ role }) => roleNames[role] },
    { id: 'change', label: texts.change, align: 'end', cell: (member) => member.id !== session.value?.member.id && <Button look="quiet" aria-label={`${texts.change}: ${member.name}`} onClick={() => open(member)}>{texts.change}</Button> },
  ]
  return (
    <>
      <Section title={texts.title}>
        <div class="stack">
          <p class="soft">{texts.explain}</p>
          <Fetched load={fetchMembers} version={version}>
            {({ members }) => <Table caption={texts.title} columns={columns} rows={members} keyOf={({ id }) => id} sort={{ column: 'name', order: 'ascending' }} />}
          </Fetched>
        </div>
      </Section>
      <Section title={texts.invite}>
        <Invitation onAdded={changed} />
      </Section>
      <MemberDialog key={opened?.id} member={opened} onClose={() => open(null)} onChanged={changed} />
    </>
  )
}

function Invitation({ onAdded }: { readonly onAdded: () => void }) {
  const texts = textsOf(pwaMembersMessages)
  const { role: roleNames, roleHint } = textsOf(pwaSettingsMessages)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('security')
  const [link, setLink] = useState<{ readonly name: string; readonly link: string } | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const invite = async (event: Event) => {
    event.preventDefault()
    if (name.trim() === '') return
    setIsBusy(true)
    const answer = await inviteMember({ name: name.trim(), role })
    setIsBusy(false)
    if (!answer.ok) return setFailure(failureText(answer))
    setFailure(null)
    setLink({ name: answer.value.member.name, link: answer.value.link })
    setName('')
    onAdded()
  }
  return (
    <form class="settings-form" onSubmit={(event) => void invite(event)}>
      <TextField label={texts.name} hint={texts.nameHint} value={name} onInput={setName} maxLength={80} required />
      <RadioGroup label={texts.role} chosen={role} onChange={setRole} options={roles.map((value) => ({ value, label: roleNames[value], hint: roleHint[value] }))} />
      <div><Button type="submit" look="primary" busy={isBusy}>{texts.create}</Button></div>
      {failure && <Notice tone="attention">{failure}</Notice>}
      {link && <SignInLink name={link.name} link={link.link} />}
    </form>
  )
}
