import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export type Choice<T extends string> = { readonly id: T; readonly label: ComponentChildren; readonly hint?: string }

type OneProps<T extends string> = {
  readonly legend: ComponentChildren
  readonly legendHidden?: boolean
  readonly choices: readonly Choice<T>[]
  readonly value: T | null
  readonly onChoose: (id: T) => void
  readonly look?: 'chips' | 'segments'
}

/** One of a few, as native radio buttons: arrow keys, names and states come with them. */
export function ChooseOne<T extends string>({ legend, legendHidden = false, choices, value, onChoose, look = 'chips' }: OneProps<T>) {
  const name = useId()
  return (
    <fieldset class="group">
      <legend class={legendHidden ? 'unseen' : ''}>{legend}</legend>
      <div class={look}>
        {choices.map(({ id, label, hint }) => (
          <label key={id} title={hint}>
            <input type="radio" name={name} checked={id === value} onChange={() => onChoose(id)} />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type SeveralProps<T extends string> = {
  readonly legend: ComponentChildren
  readonly choices: readonly Choice<T>[]
  /** `unknown`: nothing said. An empty list: said that none. */
  readonly value: readonly T[] | 'unknown'
  readonly onChoose: (value: T[] | 'unknown') => void
  /** What an empty list is called. Left out where one of the choices says it. */
  readonly none?: string
  readonly after?: ComponentChildren
}

/** Any of a few, as native check boxes. "None" and the others exclude each other. */
export function ChooseSeveral<T extends string>({ legend, choices, value, onChoose, none, after }: SeveralProps<T>) {
  const chosen = value === 'unknown' ? [] : value
  function toggle(id: T): void {
    const next = chosen.includes(id) ? chosen.filter((item) => item !== id) : [...chosen, id]
    onChoose(next.length === 0 ? 'unknown' : next)
  }
  const isNone = value !== 'unknown' && value.length === 0
  return (
    <fieldset class="group">
      <legend>{legend}</legend>
      <div class="chips">
        {choices.map(({ id, label, hint }) => (
          <label key={id} title={hint}>
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            {label}
          </label>
        ))}
        {none !== undefined && (
          <label>
            <input type="checkbox" checked={isNone} onChange={() => onChoose(isNone ? 'unknown' : [])} />
            {none}
          </label>
        )}
        {after}
      </div>
    </fieldset>
  )
}
