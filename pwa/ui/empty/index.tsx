import type { ComponentChildren } from 'preact'
import './empty.css'

export type EmptyStateProps = {
  readonly title: string
  readonly children?: ComponentChildren
  readonly action?: ComponentChildren
  /** It is all there is on the page, so its title is the page's heading. */
  readonly whole?: boolean
}

/** What a place says when there is nothing to show: what it would show, why not, and the next step. */
export function EmptyState({ title, children, action, whole = false }: EmptyStateProps) {
  return (
    <section class={whole ? 'empty whole' : 'empty'}>
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <div class="soft">{children}</div>}
      {action && <div class="line">{action}</div>}
    </section>
  )
}

/** A message that stays: `attention` needs the person, `stop` says that something is wrong. */
export function Notice({ tone = 'plain', children, action }: { readonly tone?: 'plain' | 'attention' | 'stop'; readonly children: ComponentChildren; readonly action?: ComponentChildren }) {
  return (
    <div class={`notice ${tone}`} role={tone === 'plain' ? undefined : 'status'}>
      <div>{children}</div>
      {action}
    </div>
  )
}
