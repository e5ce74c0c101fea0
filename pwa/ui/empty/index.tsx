import type { ComponentChildren } from 'preact'
import './empty.css'

/** What a place says when there is nothing to show: what it would show, why not, and the next step. */
export function EmptyState({ title, children, action }: { readonly title: string; readonly children?: ComponentChildren; readonly action?: ComponentChildren }) {
  return (
    <section class="empty">
      <h2>{title}</h2>
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
