import { isAcknowledged, type Setting } from '#extension/ledger/index.ts'
import type { Notice, Setting as SettingView } from '#extension/platform/message.ts'
import { guidanceState } from './reportState.ts'
import { bundleOf, noticeId } from './situation.ts'
import type { StateTools } from './view.ts'

/** What holds for the whole browser. `setting` null: the store cannot be read. */
export function settingView({ situation, now, storageBroken }: StateTools, setting: Setting | null): SettingView {
  const bundle = bundleOf(situation)
  const id = noticeId(situation)
  const { version, en, de, contact } = bundle?.notice ?? { version: 0, en: null, de: null, contact: null }
  const notice: Notice = { id, version, en, de, contact, acknowledged: setting !== null && isAcknowledged(setting, id) }
  return {
    language: setting?.language ?? null,
    organisation: bundle?.organisation ?? null,
    enrolled: situation.enrolled.enrolment !== null,
    departments: bundle?.departments ?? [],
    department: situation.enrolled.department ?? setting?.department ?? null,
    notice,
    private: situation.private,
    guidance: guidanceState({ situation, now }, setting),
    hints: bundle?.card.hints.on === true ? { markings: bundle.card.hints.markings } : null,
    storageBroken,
  }
}
