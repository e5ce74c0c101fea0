import type { Page } from 'playwright-core'
import { catalogueMessages } from '#shared/message/catalogue.ts'
import { factMessages } from '#shared/message/fact.ts'
import { pwaActMessages } from '#shared/message/pwa-act.ts'
import { pwaDecideMessages } from '#shared/message/pwa-decide.ts'
import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { pwaGuidanceMessages } from '#shared/message/pwa-guidance.ts'
import { pwaImportMessages } from '#shared/message/pwa-import.ts'
import { pwaInventoryMessages } from '#shared/message/pwa-inventory.ts'
import { pwaMembersMessages } from '#shared/message/pwa-members.ts'
import { pwaOverviewMessages } from '#shared/message/pwa-overview.ts'
import { pwaPrivacyMessages } from '#shared/message/pwa-privacy.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaRequestsMessages } from '#shared/message/pwa-requests.ts'
import { pwaRisksMessages } from '#shared/message/pwa-risks.ts'
import { pwaRuleEditorMessages } from '#shared/message/pwa-rule-editor.ts'
import { pwaRulePreviewMessages } from '#shared/message/pwa-rule-preview.ts'
import { pwaRulesMessages } from '#shared/message/pwa-rules.ts'
import { pwaSettingsMessages } from '#shared/message/pwa-settings.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { pwaSignInMessages } from '#shared/message/pwa-sign-in.ts'
import english from '#shared/message/risk.en.json' with { type: 'json' }
import german from '#shared/message/risk.de.json' with { type: 'json' }
import { taxonomyMessages } from '#shared/message/taxonomy.ts'

const sources: readonly { readonly en: unknown; readonly de: unknown }[] = [
  catalogueMessages, factMessages, pwaActMessages, pwaDecideMessages, pwaDialogMessages, pwaGuidanceMessages, pwaImportMessages, pwaInventoryMessages, pwaMembersMessages, pwaOverviewMessages,
  pwaPrivacyMessages, pwaRegisterMessages, pwaRequestsMessages, pwaRisksMessages, pwaRuleEditorMessages, pwaRulePreviewMessages, pwaRulesMessages,
  pwaSettingsMessages, pwaShellMessages, pwaSignInMessages, taxonomyMessages, { en: english, de: german },
]

/** Every text of one language that stands as it is; what is put together at run time is left to its parts. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.trim()]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A language is called by its own name in all of them. */
const inGerman = new Set([...sources.flatMap(({ de }) => textsIn(de)), 'Deutsch'])
/** English texts that are not German as well ("Status", "Team"). */
const onlyEnglish = new Set(sources.flatMap(({ en }) => textsIn(en)).filter((text) => text !== '' && !inGerman.has(text)))

/**
 * English texts on a page that should be German: in text nodes, and in what is read out or shown on hovering.
 * @param data what the workspace itself holds: it stays in the language it was written in
 */
export async function untranslated(page: Page, data: unknown): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode() !== null) found.push(walker.currentNode.textContent ?? '')
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) found.push(element.getAttribute(name) ?? '')
    }
    return found
  })
  const own = new Set(textsIn(data))
  return [...new Set(shown.map((text) => text.trim()))].filter((text) => onlyEnglish.has(text) && !own.has(text))
}
