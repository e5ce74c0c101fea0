import { paths } from './paths.ts'
import './icon.css'

export type IconName = keyof typeof paths

/** A 16 px stroke icon. Without `label` it is decoration and hidden from screen readers. */
export function Icon({ name, label }: { readonly name: IconName; readonly label?: string }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : 'true'}>
      <path d={paths[name]} />
    </svg>
  )
}
