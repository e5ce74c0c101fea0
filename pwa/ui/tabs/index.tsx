import { useEffect, useRef } from 'preact/hooks'
import './tabs.css'

export type Tab = { readonly id: string; readonly label: string; readonly href: string; readonly count?: string }

/** Views of one page. Each is an address of its own, so these are links and the browser's Back works. */
export function Tabs({ label, tabs, current }: { readonly label: string; readonly tabs: readonly Tab[]; readonly current: string }) {
  const nav = useRef<HTMLElement>(null)
  // On a phone the tabs scroll sideways; where one is must be seen without searching.
  useEffect(() => nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [current])
  return (
    <nav ref={nav} class="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span class="soft"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  )
}
