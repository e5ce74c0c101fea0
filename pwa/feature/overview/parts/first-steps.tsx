import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import { session } from '../../../data/index.ts'
import { LinkButton } from '../../../ui/button/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'

/** What happens next in a workspace nobody has reported to yet. */
export function FirstSteps() {
  const { empty: texts } = textsOf(pwaOverviewMessages)
  const workspace = session.value?.workspace
  return (
    <section class="first-steps">
      <h2>{texts.title}</h2>
      <p class="soft">{texts.text}</p>
      <ol>
        {texts.steps.map(([title, text], index) => (
          <li key={title}>
            <span class="step" aria-hidden="true">{index + 1}</span>
            <div>
              <h3>{title}</h3>
              <p class="soft">{text}</p>
            </div>
          </li>
        ))}
      </ol>
      <p class="soft small">{workspace === undefined || workspace.mode === 'personal' ? texts.personal : texts.organisation(workspace.k)}</p>
      <div class="line">
        <LinkButton href="/settings/enrolment" look="primary">{texts.connect}</LinkButton>
      </div>
    </section>
  )
}
