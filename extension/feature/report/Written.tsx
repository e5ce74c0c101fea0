import { useId } from 'preact/hooks'

type WrittenProps = {
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  readonly value: string
  readonly most: number
  readonly rows?: number
  readonly onWrite: (value: string) => void
}

/** A field for the person's own words: one line, or several. */
export function Written({ label, hint, fault, value, most, rows = 1, onWrite }: WrittenProps) {
  const id = useId()
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].join(' ').trim()
  const common = { id, value, maxLength: most, autocomplete: 'off', 'aria-invalid': fault !== undefined, ...(described === '' ? {} : { 'aria-describedby': described }) } as const
  return (
    <div class="written">
      <label for={id}>{label}</label>
      {rows > 1
        ? <textarea {...common} rows={rows} onInput={(event) => onWrite(event.currentTarget.value)} />
        : <input {...common} onInput={(event) => onWrite(event.currentTarget.value)} />}
      {hint !== undefined && <p id={`${id}-hint`} class="small quiet">{hint}</p>}
      {fault !== undefined && <p id={`${id}-fault`} class="small stop">{fault}</p>}
    </div>
  )
}
