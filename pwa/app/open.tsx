import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** The dialog of the shell that is open; one at a time. */
export const openDialog = signal<'palette' | 'help' | 'sync' | null>(null)

export function closeDialog(): void {
  openDialog.value = null
}

/** Loads the dialogs when the first of them is asked for: the first paint does without them. */
export function DialogsOnDemand() {
  const [dialogs, setDialogs] = useState<{ readonly Dialogs: FunctionComponent } | null>(null)
  const isWanted = openDialog.value !== null
  useEffect(() => {
    if (isWanted && dialogs === null) void import('./dialogs.tsx').then(setDialogs)
  }, [isWanted])
  return dialogs && <dialogs.Dialogs />
}
