import { browser } from 'wxt/browser'

/** The version of the running extension; a packed one has a fourth number. */
export function extensionVersion(): string {
  return browser.runtime.getManifest().version
}
