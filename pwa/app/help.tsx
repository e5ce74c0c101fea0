import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { Dialog } from '../ui/dialog/index.tsx'
import { Checkbox } from '../ui/field/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { KeyHint } from '../ui/page/index.tsx'
import { closeDialog, openDialog } from './open.tsx'
import { chooseSingleKeys, singleKeys } from './shortcuts.ts'

const mac = /mac|iphone|ipad/i.test(navigator.userAgent)
export const paletteKeys = [mac ? '⌘' : 'Ctrl', 'K'] as const

export function Help() {
  const { help } = textsOf(pwaDialogMessages)
  const { close } = textsOf(pwaShellMessages)
  const rows = [
    { keys: paletteKeys, label: help.open },
    { keys: ['g', 'o'], label: help.overview },
    { keys: ['g', 'i'], label: help.inventory },
    { keys: ['g', 'r'], label: help.risks },
    { keys: ['g', 'p'], label: help.policy },
    { keys: ['g', 'n'], label: help.inbox },
    { keys: ['g', 's'], label: help.settings },
    { keys: ['/'], label: help.filter },
    { keys: ['↑', '↓'], label: help.rows },
    { keys: ['Esc'], label: help.back },
    { keys: ['?'], label: help.help },
  ]
  return (
    <Dialog open={openDialog.value === 'help'} title={help.title} closeLabel={close} onClose={closeDialog}>
      <dl class="help-keys">
        {rows.map(({ keys, label }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd><KeyHint keys={keys} /></dd>
          </div>
        ))}
      </dl>
      <Checkbox label={help.off} checked={singleKeys.value} onChange={chooseSingleKeys} />
    </Dialog>
  )
}
