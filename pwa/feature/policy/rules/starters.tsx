import { useState } from 'preact/hooks'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { Button } from '../../../ui/button/index.tsx'
import { textsOf } from '../../../ui/locale/index.ts'
import { ruleOfStarter, starterNames, starters } from './starter.ts'
import { putRule, writeEdits, type RulesState } from './state.ts'
import { ruleWords } from './words.ts'

/** Examples to begin with; folded away where there were rules when the page was opened. */
export function Starters({ state, open }: { readonly state: RulesState; readonly open: boolean }) {
  const texts = textsOf(pwaRulesMessages)
  const [wasOpen] = useState(open)
  return (
    <details class="starters-more" open={wasOpen}>
      <summary><h2>{texts.starters}</h2></summary>
      <p class="soft small">{texts.startersNote}</p>
      <List state={state} />
    </details>
  )
}

function List({ state: { draft, base } }: { readonly state: RulesState }) {
  const texts = textsOf(pwaRulesMessages)
  return (
    <ul class="starters">
      {starterNames.map((name) => {
        const conditions = JSON.stringify(starters[name].when)
        const isThere = draft.rules.some(({ rule }) => rule.rung === starters[name].rung && JSON.stringify(rule.when) === conditions)
        return (
          <li key={name}>
            <div>
              <p class="rule-words">{ruleWords(ruleOfStarter(name, ''))}</p>
              <p class="soft small">{texts.starter[name]}</p>
            </div>
            <Button icon={isThere ? 'check' : 'plus'} disabled={isThere} aria-label={`${isThere ? texts.taken : texts.take}: ${texts.starter[name]}`} onClick={() => void writeEdits(putRule(draft, ruleOfStarter(name, crypto.randomUUID()), base, draft.rules.length))}>
              {isThere ? texts.taken : texts.take}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
