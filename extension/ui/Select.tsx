import { useId } from 'preact/hooks'

type SelectProps<T extends string> = {
  readonly label: string
  readonly hint?: string
  /** What choosing nothing is called. */
  readonly none: string
  readonly options: readonly { readonly id: T; readonly label: string }[]
  readonly value: T | null
  readonly disabled?: boolean
  readonly onChoose: (value: T | null) => void
}

/** A native drop-down list with its label; nothing chosen is a choice of its own. */
export function Select<T extends string>({ label, hint, none, options, value, disabled = false, onChoose }: SelectProps<T>) {
  const id = useId()
  return (
    <div class="select">
      <label for={id}>{label}</label>
      <select
        id={id}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value ?? ''}
        onChange={(event) => onChoose(options.find((option) => option.id === event.currentTarget.value)?.id ?? null)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="small quiet">
          {hint}
        </p>
      )}
    </div>
  )
}
