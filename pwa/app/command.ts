import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { pwaRegisterMessages } from '#shared/message/pwa-register.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { chooseLanguage, locale, textsOf } from '../ui/locale/index.ts'
import { chooseTheme, theme, themes } from '../ui/theme/index.ts'
import { syncNow } from '../data/index.ts'
import { openDialog } from './open.tsx'

/** Something the palette can do: go to `href`, or run. */
export type Command = {
  readonly kind: 'page' | 'service' | 'action'
  readonly label: string
  readonly note?: string
  readonly href?: string
  readonly run?: () => void
}

/** Everything the palette offers. The catalogue is loaded on first use: the shell itself does without it. */
export async function findCommands(): Promise<readonly Command[]> {
  const { page } = textsOf(pwaShellMessages)
  const { action } = textsOf(pwaDialogMessages)
  const { catalogue } = await import('../data/catalogue.ts')
  return [
    { kind: 'page', label: page.overview, href: '/' },
    { kind: 'page', label: page.inventory, href: '/inventory' },
    { kind: 'page', label: page.risks, href: '/risks' },
    { kind: 'page', label: textsOf(pwaRegisterMessages).compareLogs, href: '/import' },
    { kind: 'page', label: page.policy, href: '/policy' },
    { kind: 'page', label: page.inbox, href: '/inbox' },
    { kind: 'page', label: page.settings, href: '/settings' },
    { kind: 'action', label: action.sync, run: () => void syncNow() },
    { kind: 'action', label: action.theme, run: () => chooseTheme(themes[(themes.indexOf(theme.value) + 1) % themes.length] ?? 'auto') },
    { kind: 'action', label: action.language, run: () => chooseLanguage(locale.value === 'en' ? 'de' : 'en') },
    { kind: 'action', label: action.help, run: () => (openDialog.value = 'help') },
    ...catalogue.services.map(({ id, name, vendor }) => ({ kind: 'service', label: name, note: vendor, href: `/inventory/${id}` }) as const),
  ]
}
