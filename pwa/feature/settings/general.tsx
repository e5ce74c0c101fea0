import { useEffect, useState } from 'preact/hooks'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { session, signOut, syncState } from '../../data/index.ts'
import { Button } from '../../ui/button/index.tsx'
import { SelectField } from '../../ui/field/index.tsx'
import { chooseLanguage, languageChoice, locale, textsOf } from '../../ui/locale/index.ts'
import { DefinitionList, Section } from '../../ui/page/index.tsx'
import { chooseDensity, chooseTheme, densities, density, theme, themes } from '../../ui/theme/index.ts'
import { formatBytes, readStorage, type StorageState } from './storage.ts'

export function GeneralPart() {
  return (
    <>
      <You />
      <Appearance />
      <Storage />
    </>
  )
}

function You() {
  const { general: texts, role } = textsOf(pwaSettingsMessages)
  const current = session.value
  const [isAsking, setIsAsking] = useState(false)
  if (current === null) return null
  const { waiting } = syncState.value
  const leave = () => (waiting > 0 && !isAsking ? setIsAsking(true) : void signOut())
  return (
    <Section title={texts.you}>
      <DefinitionList
        items={[
          { term: texts.name, value: current.member.name },
          { term: texts.role, value: role[current.member.role] },
          { term: texts.workspace, value: [current.workspace.name, texts.mode[current.workspace.mode]].filter(Boolean).join(' · ') },
        ]}
      />
      <div class="settings-leave">
        <p class="soft">{isAsking ? texts.signOutWaiting(waiting) : texts.signOutText}</p>
        <Button look={isAsking ? 'danger' : 'plain'} onClick={leave}>{isAsking ? texts.signOutAnyway : texts.signOut}</Button>
      </div>
    </Section>
  )
}

function Appearance() {
  const { general: texts } = textsOf(pwaSettingsMessages)
  return (
    <Section title={texts.appearance}>
      <div class="settings-form">
        <SelectField
          label={texts.language}
          value={languageChoice.value}
          onChange={chooseLanguage}
          options={[
            { value: 'auto', label: texts.languageAuto },
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
        <SelectField label={texts.theme} value={theme.value} onChange={chooseTheme} options={themes.map((value) => ({ value, label: texts.themes[value] }))} />
        <SelectField label={texts.density} value={density.value} onChange={chooseDensity} options={densities.map((value) => ({ value, label: texts.densities[value] }))} />
      </div>
    </Section>
  )
}

function Storage() {
  const { general: texts } = textsOf(pwaSettingsMessages)
  const [storage, setStorage] = useState<StorageState | null>(null)
  const isKept = syncState.value.savedHere
  const refresh = () => void readStorage().then(setStorage)
  useEffect(refresh, [])
  const ask = async () => {
    await navigator.storage?.persist?.()
    refresh()
  }
  if (!isKept) return <Section title={texts.storage}><p>{texts.memory}</p></Section>
  const space = storage?.used === undefined || storage.quota === undefined ? texts.unknown : texts.usedOf(formatBytes(locale.value, storage.used), formatBytes(locale.value, storage.quota))
  return (
    <Section title={texts.storage}>
      <DefinitionList
        items={[
          { term: texts.kept, value: texts.keptText },
          { term: texts.used, value: space },
          {
            term: texts.durable,
            value: storage?.isPersisted ? texts.durableYes : <span class="line">{texts.durableNo}<Button onClick={() => void ask()}>{texts.protect}</Button></span>,
          },
        ]}
      />
    </Section>
  )
}
