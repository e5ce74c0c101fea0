import type { ComponentChildren } from 'preact'
import './page.css'

export type PageHeaderProps = {
  /** The question the page answers, or the name of what it shows. */
  readonly title: string
  readonly back?: { readonly href: string; readonly label: string }
  /** One line under the title: status, numbers, freshness. */
  readonly note?: ComponentChildren
  /** One primary action at most. */
  readonly actions?: ComponentChildren
}

export function PageHeader({ title, back, note, actions }: PageHeaderProps) {
  return (
    <header class="page-header">
      <div>
        {back && (
          <a class="page-back" href={back.href}>
            {back.label}
          </a>
        )}
        <h1>{title}</h1>
        {note && <div class="page-note soft">{note}</div>}
      </div>
      {actions && <div class="line">{actions}</div>}
    </header>
  )
}

/** A part of a page under its own heading, set off by a rule. */
export function Section({ title, note, actions, children }: { readonly title: string; readonly note?: ComponentChildren; readonly actions?: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <section class="section">
      <header>
        <h2>{title}</h2>
        {note && <span class="soft">{note}</span>}
        {actions && <div class="line section-actions">{actions}</div>}
      </header>
      {children}
    </section>
  )
}

/** Names and values, one pair a row. */
export function DefinitionList({ items }: { readonly items: readonly { readonly term: string; readonly value: ComponentChildren }[] }) {
  return (
    <dl class="definitions">
      {items.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** One number that matters, with what it counts. Numbers first, words under it. */
export function Figure({ value, label, href, attention = false }: { readonly value: string; readonly label: string; readonly href?: string; readonly attention?: boolean }) {
  const body = (
    <>
      <strong class={attention ? 'attention' : ''}>{value}</strong>
      <span>{label}</span>
    </>
  )
  return href ? (
    <a class="figure" href={href}>
      {body}
    </a>
  ) : (
    <div class="figure">{body}</div>
  )
}

/** Keys as printed on the keyboard. */
export function KeyHint({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span class="keys">
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
