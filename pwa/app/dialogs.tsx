import { Help } from './help.tsx'
import { Palette } from './palette.tsx'
import { SyncDialog } from './sync-dialog.tsx'

/** The dialogs of the shell: loaded when the first of them opens. */
export function Dialogs() {
  return (
    <>
      <Palette />
      <Help />
      <SyncDialog />
    </>
  )
}
