import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { fetchEnrolment, session } from '../../data/index.ts'
import { bandText } from '../../ui/chart/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { Section } from '../../ui/page/index.tsx'
import { Fetched } from './fetched.tsx'
import { Secret } from './secret.tsx'

/** How browsers take part. */
export function EnrolmentPart() {
  const { enrolment: texts } = textsOf(pwaSettingsMessages)
  const reporting = session.value?.workspace.reporting
  return (
    <>
      <Section title={texts.title}>
        <div class="stack">
          <p>{texts.explain}</p>
          {reporting && <p class="soft">{texts.reporting(bandText(reporting.browsers))}</p>}
          <Fetched load={fetchEnrolment}>{(enrolment) => <Secret label={texts.json} text={JSON.stringify(enrolment, null, 2)} />}</Fetched>
        </div>
      </Section>
      <Section title={texts.steps}>
        <div class="stack">
          <Notice>{texts.before}</Notice>
          <ul class="plain-list">
            <li>{texts.build}</li>
            <li>{texts.pack}</li>
            <li>{texts.wide}</li>
            <li>{texts.chrome}</li>
            <li>{texts.firefox}</li>
            <li>{texts.department}</li>
          </ul>
        </div>
      </Section>
    </>
  )
}
