import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { catalogue } from '../../../data/catalogue.ts'
import { textsOf } from '../../../ui/locale/index.ts'
import { register } from '../../../worker/index.ts'
import { serviceName } from '../../name/index.tsx'

type AlternativeFieldProps = { readonly service: string; readonly value: string; readonly onChange: (service: string) => void }

/** The service to use instead: those approved here first, then others of the same kind. */
export function AlternativeField({ service, value, onChange }: AlternativeFieldProps) {
  const texts = textsOf(pwaDecideMessages)
  const views = [...(register.value?.services.values() ?? [])].map((entry) => entry.view)
  const approved = views.filter((view) => view.id !== service && (view.status === 'approved' || view.status === 'approved_with_conditions'))
  const refused = new Set(views.filter((view) => view.status === 'prohibited' || view.status === 'retired' || view.status === 'dismissed').map((view) => view.id))
  const category = catalogue.serviceById(service)?.category
  const known = new Set([service, ...approved.map((view) => view.id)])
  const similar = catalogue.services.filter((item) => item.category === category && !known.has(item.id) && !refused.has(item.id))
  const listed = known.has(value) || similar.some((item) => item.id === value)
  return (
    <div class="field">
      <label for="decide-alternative">{texts.alternative}</label>
      <select id="decide-alternative" class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{texts.noAlternative}</option>
        {!listed && value !== '' && <option value={value}>{serviceName(value)}</option>}
        {approved.length > 0 && (
          <optgroup label={texts.approvedHere}>
            {approved.map((view) => <option key={view.id} value={view.id}>{view.name}</option>)}
          </optgroup>
        )}
        {similar.length > 0 && (
          <optgroup label={texts.sameCategory}>
            {similar.map((item) => <option key={item.id} value={item.id}>{item.name}</option>)}
          </optgroup>
        )}
      </select>
    </div>
  )
}
