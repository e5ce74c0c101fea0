import type { ComponentChildren, JSX } from 'preact'
import { Icon, type IconName } from '../icon/index.tsx'
import './button.css'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

export type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'icon' | 'type'> & {
  /** One primary per screen; `quiet` has no border; `danger` only for what cannot be undone. */
  readonly look?: Look
  readonly icon?: IconName
  readonly type?: 'button' | 'submit'
  /** Shows that work is going on and takes no second click. */
  readonly busy?: boolean
  readonly children?: ComponentChildren
}

export function Button({ look = 'plain', icon, type = 'button', busy = false, children, class: extra, disabled, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={`button ${look} ${extra ?? ''}`} disabled={disabled || busy} aria-busy={busy}>
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}

export type LinkButtonProps = { readonly href: string; readonly look?: Look; readonly icon?: IconName; readonly children: ComponentChildren }

/** A link that looks like a button: for going somewhere, not for doing something. */
export function LinkButton({ href, look = 'plain', icon, children }: LinkButtonProps) {
  return (
    <a class={`button ${look}`} href={href}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  )
}
