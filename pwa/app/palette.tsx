import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { pwaDialogMessages } from '#shared/message/pwa-dialog.ts'
import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { Dialog } from '../ui/dialog/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { closeDialog, openDialog } from './open.tsx'
import { findCommands, type Command } from './command.ts'

/** Ctrl/⌘ K: a page, a service or an action by name. */
export function Palette() {
  const texts = textsOf(pwaDialogMessages)
  const open = openDialog.value === 'palette'
  return (
    <Dialog open={open} title={texts.palette.title} closeLabel={textsOf(pwaShellMessages).close} onClose={closeDialog}>
      {open && <Search />}
    </Dialog>
  )
}

const most = 12

function Search() {
  const { palette } = textsOf(pwaDialogMessages)
  const { route } = useLocation()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [all, setAll] = useState<readonly Command[]>([])
  useEffect(() => {
    void findCommands().then(setAll)
  }, [])
  const found = matching(all, query).slice(0, most)
  const run = (command: Command) => {
    closeDialog()
    if (command.href === undefined) command.run?.()
    else route(command.href)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    }
    const chosen = found[at]
    if (event.key === 'Enter' && chosen) run(chosen)
  }
  return (
    <div class="palette">
      <input
        class="input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `palette-${at}` : undefined}
        aria-label={palette.placeholder}
        placeholder={palette.placeholder}
        autofocus
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={palette.title}>
        {found.map((command, index) => (
          // Keys are handled by the combobox above, which keeps focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div key={`${command.kind}/${command.label}`} id={`palette-${index}`} role="option" tabIndex={-1} aria-selected={index === at} onClick={() => run(command)}>
            <span>{command.label}</span>
            <small class="soft">{command.note ?? palette[command.kind]}</small>
          </div>
        ))}
      </div>
      {found.length === 0 && query !== '' && <p class="soft">{palette.none}</p>}
    </div>
  )
}

/** Commands whose words begin with every word of the query; names that begin with it come first. */
function matching(all: readonly Command[], query: string): readonly Command[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return all.filter(({ kind }) => kind !== 'service')
  const words = wanted.split(/\s+/)
  return all
    .filter(({ label, note }) => words.every((word) => ` ${label} ${note ?? ''}`.toLowerCase().includes(` ${word}`)))
    .sort((a, b) => Number(b.label.toLowerCase().startsWith(wanted)) - Number(a.label.toLowerCase().startsWith(wanted)))
}
