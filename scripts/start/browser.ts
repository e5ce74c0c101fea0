import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { findChromium } from '../lib/browsers.ts'

/** True where a window can be shown. */
function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/**
 * Opens Chromium with the extension and one page, under a profile of its own that is kept between starts.
 * @returns the process, or a sentence why there is none.
 */
export function openChromium(extension: string, profile: string, url: string): ChildProcess | string {
  const chromium = findChromium()
  if (chromium === null) return 'No Chromium was found on this machine.'
  if (!hasScreen()) return 'There is no screen here to open a browser on.'
  mkdirSync(profile, { recursive: true })
  const args = [`--user-data-dir=${profile}`, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`, '--no-first-run', '--no-default-browser-check']
  // Chromium refuses its sandbox to root; a person starting this is not root, a container often is.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return spawn(chromium, [...args, url], { stdio: 'ignore' })
}

/** The steps by hand, for every browser. */
export function stepsByHand(chromiumExtension: string, firefoxExtension: string, url: string): string {
  return `
  1. Open this page (the link signs you in once):
       ${url}
  2. Add the extension, which is already enrolled:
     Chrome   chrome://extensions  → switch on "Developer mode" → "Load unpacked" → choose
              ${chromiumExtension}
     Edge     edge://extensions    → switch on "Developer mode" → "Load unpacked" → choose the same folder
     Firefox  about:debugging#/runtime/this-firefox → "Load Temporary Add-on" → choose
              ${firefoxExtension}/manifest.json
  3. Open an AI service you use, for example https://chatgpt.com, and write something.`
}
