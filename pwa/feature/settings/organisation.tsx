import { useState } from 'preact/hooks'
import { leastK } from '#shared/act/rules.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import type { WorkspaceState } from '#shared/protocol/http.ts'
import { pendingActs, proposeAct, session } from '../../data/index.ts'
import { Button, LinkButton } from '../../ui/button/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { TextArea, TextField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../ui/page/index.tsx'
import { toast } from '../../ui/toast/index.tsx'
import { Departments } from './departments.tsx'
import { idOf, type Department } from './department.ts'

const usualK = 10
const mostK = 50

/** What the organisation is called and shows, and where it learns of use that no browser reports. */
export function OrganisationPart() {
  const { organisation: texts } = textsOf(pwaSettingsMessages)
  return (
    <>
      <SetUp />
      <Section title={texts.logs}>
        <div class="settings-leave">
          <p class="soft">{texts.logsText}</p>
          <LinkButton href="/import">{textsOf(pwaRegisterMessages).compareLogs}</LinkButton>
        </div>
      </Section>
    </>
  )
}

/** Setting up the organisation, and changing it: an act, since it decides what is published about whom. */
function SetUp() {
  const { organisation: texts, onlyAdministrator } = textsOf(pwaSettingsMessages)
  const current = session.value
  if (current === null) return null
  const { workspace, member } = current
  const isWaiting = pendingActs.value.some(({ act, state }) => act.content.kind === 'set-organisation' && state === 'waiting')
  return (
    <Section title={workspace.mode === 'personal' ? texts.setUp : texts.change}>
      <div class="stack">
        {isWaiting && <Notice>{texts.waiting}</Notice>}
        {workspace.mode === 'sample' && <Notice tone="attention">{texts.sample}</Notice>}
        {workspace.mode === 'personal' && <p>{texts.explain}</p>}
        {member.role !== 'administrator' || workspace.mode === 'sample' ? (
          <>
            {member.role !== 'administrator' && <p class="soft">{onlyAdministrator}</p>}
            <Summary workspace={workspace} />
          </>
        ) : (
          // A new form when the relay's state changes: what was saved is then what is shown.
          <OrganisationForm key={JSON.stringify([workspace.mode, workspace.name, workspace.k, workspace.departments])} workspace={workspace} />
        )}
      </div>
    </Section>
  )
}

function Summary({ workspace }: { readonly workspace: WorkspaceState }) {
  const { organisation: texts } = textsOf(pwaSettingsMessages)
  return (
    <DefinitionList
      items={[
        { term: texts.name, value: workspace.name || '–' },
        { term: texts.k, value: String(workspace.k) },
        { term: texts.departments, value: workspace.departments.map(({ name }) => name).join(', ') || '–' },
      ]}
    />
  )
}

function OrganisationForm({ workspace }: { readonly workspace: WorkspaceState }) {
  const { organisation: texts, failed } = textsOf(pwaSettingsMessages)
  const isNew = workspace.mode === 'personal'
  const [name, setName] = useState(workspace.name)
  const [k, setK] = useState(String(isNew ? usualK : workspace.k))
  const [departments, setDepartments] = useState<readonly Department[]>(workspace.departments)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)

  const size = Number(k)
  const errors = {
    name: name.trim() === '' ? texts.nameError : undefined,
    k: Number.isInteger(size) && size >= leastK && size <= mostK ? undefined : texts.kError,
    reason: reason.trim() === '' ? texts.reasonError : undefined,
  }
  const save = async (event: Event) => {
    event.preventDefault()
    setIsTried(true)
    if (Object.values(errors).some((error) => error !== undefined)) return
    const named = departments.filter((department) => department.name.trim() !== '').map(({ id, name: label }) => ({ id: id || idOf(label), name: label.trim() }))
    try {
      await proposeAct({ kind: 'set-organisation', name: name.trim(), mode: 'organisation', k: size, departments: named }, reason)
      toast({ text: texts.saved })
      setReason('')
      setIsTried(false)
    } catch (error) {
      toast({ tone: 'stop', text: failed(String(error)) })
    }
  }
  const shown = (error: string | undefined) => (isTried ? error : undefined)
  return (
    <form class="settings-form" onSubmit={(event) => void save(event)} noValidate>
      <TextField label={texts.name} placeholder={texts.namePlaceholder} value={name} onInput={setName} maxLength={80} error={shown(errors.name)} />
      <TextField label={texts.k} hint={texts.kHint} type="number" min={leastK} max={mostK} value={k} onInput={setK} error={shown(errors.k)} />
      <Departments departments={departments} onChange={setDepartments} />
      <TextArea label={texts.reason} hint={texts.reasonHint} value={reason} onInput={setReason} maxLength={1000} rows={2} error={shown(errors.reason)} />
      <div><Button type="submit" look="primary">{isNew ? texts.save : texts.update}</Button></div>
    </form>
  )
}
