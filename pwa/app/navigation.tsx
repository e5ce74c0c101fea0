import { pwaShellMessages } from '#shared/message/pwa-shell.ts'
import { Icon, type IconName } from '../ui/icon/index.tsx'
import { textsOf } from '../ui/locale/index.ts'
import { SyncLine } from './sync-line.tsx'
import { openReports, session } from '../data/index.ts'

const places = [
  { id: 'overview', href: '/', icon: 'overview' },
  { id: 'inventory', href: '/inventory', icon: 'inventory' },
  { id: 'risks', href: '/risks', icon: 'risk' },
  { id: 'policy', href: '/policy', icon: 'policy' },
  { id: 'inbox', href: '/inbox', icon: 'inbox' },
  { id: 'settings', href: '/settings', icon: 'settings' },
] as const satisfies readonly { id: string; href: string; icon: IconName }[]

/** The left rail; where the window is narrow, a bar at the bottom. The sync state sits at its end, always. */
export function Navigation({ path }: { readonly path: string }) {
  const texts = textsOf(pwaShellMessages)
  const here = (href: string) => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`) || (href === '/inventory' && (path.startsWith('/decide/') || path === '/import')))
  return (
    <header class="rail">
      <a class="rail-name" href="/">
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span>
          <strong>{texts.product}</strong>
          {session.value?.workspace.name && <small>{session.value.workspace.name}</small>}
        </span>
      </a>
      <nav aria-label={texts.navigation}>
        {places.map(({ id, href, icon }) => (
          <a key={id} href={href} aria-current={here(href) ? 'page' : undefined}>
            <Icon name={icon} />
            <span>{texts.page[id]}</span>
            {id === 'inbox' && (openReports.value ?? 0) > 0 && <span class="rail-count">{openReports.value}<span class="visually-hidden"> {texts.toAnswer}</span></span>}
          </a>
        ))}
      </nav>
      <SyncLine />
    </header>
  )
}
