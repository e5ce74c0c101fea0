import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['LOCALAPPDATA'] ?? ''}\\Chromium\\Application\\chrome.exe`,
  `${process.env['ProgramFiles'] ?? ''}\\Chromium\\Application\\chrome.exe`,
]

function onPath(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

/** Chromium where one is found. Branded Chrome and Edge no longer load an extension from the command line. */
export function findChromium(): string | null {
  return onPath('chromium') ?? onPath('chromium-browser') ?? chromiumPlaces.find((file) => existsSync(file)) ?? null
}

export function findFirefox(): string | null {
  return onPath('firefox-esr') ?? onPath('firefox')
}

/**
 * Makes sure both browsers of the tests are there, and openssl, which makes the certificate of their test pages; on Debian
 * it installs what is missing.
 * @returns what is still missing, as a sentence, or null.
 */
export function ensureBrowsers(): string | null {
  const missing = missingPackages()
  if (missing.length === 0) return null
  if (onPath('apt-get') === null) return `Install ${missing.join(' and ')} and run npm test again.`
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  console.log(`Installing ${missing.join(' and ')} ...`)
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...missing]]) {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args] as [string, ...string[]]
    const result = spawnSync(command, rest, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    if (result.status !== 0) return `Could not install ${missing.join(' and ')}: ${result.stderr?.trim().split('\n').at(-1) ?? 'apt-get failed'}`
  }
  const still = missingPackages()
  return still.length === 0 ? null : `Installed, but ${still.join(' and ')} cannot be found on the path.`
}

/** Names of the Debian packages that are not there. */
function missingPackages(): string[] {
  const found = { chromium: findChromium(), 'firefox-esr': findFirefox(), openssl: onPath('openssl') }
  return Object.entries(found).flatMap(([name, path]) => (path === null ? [name] : []))
}
