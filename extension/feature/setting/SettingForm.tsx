import { popupMessages } from '#shared/message/popup.ts'
import type { Setting } from '../../platform/message.ts'
import { useTask } from '../../platform/useTask.ts'
import { useLocale } from '../../ui/language.ts'
import { Select } from '../../ui/Select.tsx'
import { FaultLine } from '../fault/index.ts'

// Each language is called by its own name, so that it can be found from any other.
const languages = [
  { id: 'en', label: 'English' },
  { id: 'de', label: 'Deutsch' },
] as const

/** Department and language. */
export function SettingForm({ setting }: { readonly setting: Setting }) {
  const messages = popupMessages[useLocale()].settings
  const task = useTask()
  const departments = setting.departments.map(({ id, name }) => ({ id, label: name }))
  return (
    <div class="settings">
      {departments.length > 0 && (
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
