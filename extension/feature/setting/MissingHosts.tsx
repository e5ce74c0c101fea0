import { browser } from 'wxt/browser'
import { popupMessages } from '#shared/message/popup.ts'
import { useLocale } from '../../ui/language.ts'

/** Sites the browser does not let the extension work on, and the way to allow them. Nothing when there are none. */
export function MissingHosts({ hosts }: { readonly hosts: readonly string[] }) {
  const messages = popupMessages[useLocale()].settings
  if (hosts.length === 0) return null
  return (
    <div class="message needs-you">
      <p>{messages.hosts(hosts.length)}</p>
      {/* The browser asks itself, and tells the background when it is granted. */}
      <button type="button" class="button small" onClick={() => void browser.permissions.request({ origins: [...hosts] })}>
        {messages.allowHosts}
      </button>
    </div>
  )
}
