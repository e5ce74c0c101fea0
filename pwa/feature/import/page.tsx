import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { mayEdit } from '#shared/document/access.ts'
import type { Register } from '#shared/register/index.ts'
import { coverageOf } from '#shared/register/seen.ts'
import { session } from '../../data/index.ts'
import { textsOf } from '../../ui/locale/index.ts'
import { PageHeader } from '../../ui/page/index.tsx'
import { RegisterGate } from '../mark/index.tsx'
import { ChooseFile } from './parts/choose.tsx'
import { Coverage } from './parts/coverage.tsx'
import { Problem } from './parts/problem.tsx'
import { Reading } from './parts/reading.tsx'
import { Result } from './parts/result.tsx'
import { step } from './state.ts'
import './import.css'

/** What do logs see that nobody declared? */
export function ImportPage() {
  const texts = textsOf(pwaImportMessages)
  return (
    <>
      <PageHeader title={texts.title} back={{ href: '/inventory', label: texts.back }} />
      <RegisterGate>{(register) => <Steps register={register} />}</RegisterGate>
    </>
  )
}

function Steps({ register }: { readonly register: Register }) {
  const texts = textsOf(pwaImportMessages)
  const role = session.value?.member.role
  const now = step.value
  const coverage = coverageOf([...register.services.values()].map((service) => service.view))
  if (role === undefined || !mayEdit(role, 'inventory')) {
    return (
      <>
        <p class="import-lead">{texts.readOnly}</p>
        <Coverage coverage={coverage} />
      </>
    )
  }
  switch (now.kind) {
    case 'reading':
      return <Reading step={now} />
    case 'problem':
      // A new form for each answer: what was said before did not help.
      return <Problem key={JSON.stringify(now.problem)} step={now} />
    case 'result':
      return <Result step={now} register={register} />
    case 'choose':
      return (
        <>
          <ChooseFile />
          <Coverage coverage={coverage} />
        </>
      )
  }
}
