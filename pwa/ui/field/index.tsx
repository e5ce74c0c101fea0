import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import './field.css'

type Common = {
  readonly label: string
  /** What to enter, under the label. */
  readonly hint?: string | undefined
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined
}

function Frame({ id, label, hint, error, children }: Common & { readonly id: string; readonly children: ComponentChildren }) {
  return (
    <div class={error ? 'field invalid' : 'field'}>
      <label for={id}>{label}</label>
      {hint && <p id={`${id}-hint`} class="soft small">{hint}</p>}
      {children}
      {error && <p id={`${id}-error`} class="field-error small">{error}</p>}
    </div>
  )
}

function described(id: string, { hint, error }: Common) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return { id, 'aria-invalid': error !== undefined, ...(ids && { 'aria-describedby': ids }) }
}

type Input = Common & {
  readonly value: string
  readonly onInput: (value: string) => void
  readonly placeholder?: string
  readonly required?: boolean
  readonly maxLength?: number
  readonly disabled?: boolean
  readonly name?: string
}

export type TextFieldProps = Input & {
  readonly type?: 'text' | 'search' | 'number' | 'date' | 'url'
  readonly min?: string | number
  readonly max?: string | number
}

export function TextField({ label, hint, error, onInput, type = 'text', ...rest }: TextFieldProps) {
  const id = useId()
  // Preact's types split inputs by kind; here the kind is a prop.
  const attributes = { ...rest, ...described(id, { label, hint, error }), type } as JSX.IntrinsicElements['input']
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input {...attributes} autocomplete="off" class="input" onInput={(event) => onInput(event.currentTarget.value)} />
    </Frame>
  )
}

export function TextArea({ label, hint, error, onInput, rows = 3, ...rest }: Input & { readonly rows?: number }) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea {...rest} {...described(id, { label, hint, error })} rows={rows} class="input" onInput={(event) => onInput(event.currentTarget.value)} />
    </Frame>
  )
}

export type Option<V extends string = string> = { readonly value: V; readonly label: string; readonly hint?: string }

type SelectProps<V extends string> = Common & {
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
}

export function SelectField<V extends string>({ label, hint, error, options, value, onChange, disabled = false }: SelectProps<V>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select {...described(id, { label, hint, error })} class="input" value={value} disabled={disabled} onChange={(event) => onChange(event.currentTarget.value as V)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

type GroupProps<V extends string> = Common & {
  readonly options: readonly Option<V>[]
  readonly chosen: readonly V[]
  readonly onChange: (chosen: V[]) => void
}

type CheckboxProps = { readonly label: string; readonly hint?: string | undefined; readonly checked: boolean; readonly onChange: (checked: boolean) => void }

/** Yes or no. */
export function Checkbox({ label, hint, checked, onChange }: CheckboxProps) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}{hint && <small class="soft">{hint}</small>}</span>
    </label>
  )
}

/** Several of a list. */
export function CheckboxGroup<V extends string>({ label, hint, error, options, chosen, onChange }: GroupProps<V>) {
  const toggle = (value: V) => onChange(options.map((option) => option.value).filter((item) => (item === value) !== chosen.includes(item)))
  return (
    <Group label={label} hint={hint} error={error}>
      {options.map((option) => (
        <Checkbox key={option.value} label={option.label} hint={option.hint} checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
      ))}
    </Group>
  )
}

/** One of a few, all visible. */
export function RadioGroup<V extends string>({ label, hint, error, options, chosen, onChange }: Common & { readonly options: readonly Option<V>[]; readonly chosen: V | null; readonly onChange: (chosen: V) => void }) {
  const name = useId()
  return (
    <Group label={label} hint={hint} error={error}>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input type="radio" name={name} checked={chosen === option.value} onChange={() => onChange(option.value)} />
          <span>{option.label}{option.hint && <small class="soft">{option.hint}</small>}</span>
        </label>
      ))}
    </Group>
  )
}

function Group({ label, hint, error, children }: Common & { readonly children: ComponentChildren }) {
  return (
    <fieldset class={error ? 'field invalid' : 'field'}>
      <legend>{label}</legend>
      {hint && <p class="soft small">{hint}</p>}
      <div class="choices">{children}</div>
      {error && <p class="field-error small">{error}</p>}
    </fieldset>
  )
}
