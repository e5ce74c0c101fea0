import { inForceMessages } from '#shared/message/inForce.ts'
import { popupMessages } from '#shared/message/popup.ts'
import type { HomeState } from '../../platform/message.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { Select } from '../../ui/Select.tsx'
import { FaultLine } from '../fault/index.ts'

// Each language is called by its own name, so that it can be found from any other.
const languages = [
  { id: 'en', label: 'English' },
  { id: 'de', label: 'Deutsch' },
] as const

/** Department and language. A department that policy sets is shown, and cannot be chosen. */
export function SettingForm({ setting }: { readonly setting: HomeState }) {
  const locale = useLocale()
  const messages = popupMessages[locale].settings
  const task = useTask()
  const departments = setting.departments.map(({ id, name }) => ({ id, label: name }))
  return (
    <div class="settings">
      {setting.inForce.department !== null && (
        <p>
          <strong>{messages.department}</strong>{' '}
          {inForceMessages[locale].byPolicy(departments.find(({ id }) => id === setting.inForce.department)?.label ?? setting.inForce.department)}
        </p>
      )}
      {setting.inForce.department === null && departments.length > 0 && (
        <Select
          label={messages.department}
          hint={messages.departmentHint}
          none={messages.noDepartment}
          options={departments}
          value={setting.department}
          disabled={task.isRunning}
          onChoose={(department) => void task.run({ kind: 'department/choose', department })}
        />
      )}
      <Select
        label={messages.language}
        none={messages.browserLanguage}
        options={languages}
        value={setting.language}
        disabled={task.isRunning}
        onChoose={(language) => void task.run({ kind: 'language/choose', language })}
      />
      <FaultLine fault={task.fault} />
    </div>
  )
}
