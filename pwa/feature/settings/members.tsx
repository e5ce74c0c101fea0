import { useState } from 'preact/hooks'
import { roles, type Member, type Role } from '#shared/act/role.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { fetchMembers, inviteMember, session } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { RadioGroup, TextField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { Table, type Column } from '../../ui/table/index.tsx'
import { failureText, Fetched } from './fetched.tsx'
import { Secret } from './secret.tsx'

/** Members of the workspace and the way to add one. */
export function MembersPart() {
  const texts = textsOf(pwaSettingsMessages)
  const [added, setAdded] = useState(0)
  const columns: Column<Member>[] = [
    { id: 'name', label: texts.members.name, value: ({ name }) => name, cell: ({ id, name }) => <>{name}{id === session.value?.member.id && <span class="soft"> ({texts.members.you})</span>}</> },
    { id: 'role', label: texts.members.role, value: ({ role }) => roles.indexOf(role), cell: ({ role }) => texts.role[role] },
  ]
  return (
    <>
      <Section title={texts.members.title}>
        <div class="stack">
          <p class="soft">{texts.members.explain}</p>
          <Fetched load={fetchMembers} version={added}>
            {({ members }) => <Table caption={texts.members.title} columns={columns} rows={members} keyOf={({ id }) => id} sort={{ column: 'name', order: 'ascending' }} />}
          </Fetched>
        </div>
      </Section>
      <Section title={texts.members.invite}>
        <Invitation onAdded={() => setAdded(added + 1)} />
      </Section>
    </>
  )
}

function Invitation({ onAdded }: { readonly onAdded: () => void }) {
  const texts = textsOf(pwaSettingsMessages)
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
      <TextField label={texts.members.name} hint={texts.members.nameHint} value={name} onInput={setName} maxLength={80} required />
      <RadioGroup label={texts.members.role} chosen={role} onChange={setRole} options={roles.map((value) => ({ value, label: texts.role[value], hint: texts.roleHint[value] }))} />
      <div><Button type="submit" look="primary" busy={isBusy}>{texts.members.create}</Button></div>
      {failure && <Notice tone="attention">{failure}</Notice>}
      {link && (
        <div class="stack-tight" role="status">
          <Secret label={texts.members.linkFor(link.name)} text={link.link} />
          <p class="soft">{texts.members.linkHint}</p>
        </div>
      )}
    </form>
  )
}
