import { mobileconfig } from './mobileconfig.ts'
import { chromiumInstallation, chromiumPolicy, firefoxPolicies, managedValues } from './policy.ts'
import { rolloutReadme } from './readme.ts'
import { registryFile } from './registry.ts'
import type { Dictionary, Rollout } from './schema.ts'

export type RolloutFile = { readonly path: string; readonly text: string }

/**
 * All files of a roll-out, for every system and browser, from one source.
 * @param uuid gives a UUID that is always the same for the same text (profiles for macOS need some)
 */
export function rolloutFiles(rollout: Rollout, uuid: (text: string) => string): RolloutFile[] {
  const json = (value: Dictionary) => `${JSON.stringify(value, null, 2)}\n`
  // Administrative templates have a field of one line for it.
  const line = (value: Dictionary) => `${JSON.stringify(value)}\n`
  const profile = (browser: string, payloads: Parameters<typeof mobileconfig>[0]['payloads']) =>
    mobileconfig({ name: `Daybook for ${browser}`, identifier: `org.daybook.${browser.toLowerCase()}`, payloads, uuid })
  const id = rollout.chromiumId
  const chromiumProfile = (browser: 'Chrome' | 'Edge', domain: string) =>
    profile(browser, [
      { domain, values: { ExtensionSettings: { [id]: chromiumInstallation(rollout, browser === 'Edge' ? 'edge' : 'chrome') } } },
      { domain: `${domain}.extensions.${id}`, values: managedValues(rollout) },
    ])
  const registry = (root: string, browser: 'chrome' | 'edge') =>
    registryFile(`HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${root}`, {
      ExtensionSettings: { [id]: chromiumInstallation(rollout, browser) },
      '3rdparty': { extensions: { [id]: { policy: managedValues(rollout) } } },
    })
  return [
    { path: 'README.md', text: rolloutReadme(rollout) },
    { path: 'windows/chrome.reg', text: registry('Google\\Chrome', 'chrome') },
    { path: 'windows/edge.reg', text: registry('Microsoft\\Edge', 'edge') },
    { path: 'macos/chrome.mobileconfig', text: chromiumProfile('Chrome', 'com.google.Chrome') },
    { path: 'macos/edge.mobileconfig', text: chromiumProfile('Edge', 'com.microsoft.Edge') },
    { path: 'macos/firefox.mobileconfig', text: profile('Firefox', [{ domain: 'org.mozilla.firefox', values: { EnterprisePoliciesEnabled: true, ...firefoxPolicies(rollout) } }]) },
    { path: 'linux/etc/chromium/policies/managed/daybook.json', text: json(chromiumPolicy(rollout, 'chrome')) },
    { path: 'linux/etc/opt/chrome/policies/managed/daybook.json', text: json(chromiumPolicy(rollout, 'chrome')) },
    { path: 'linux/etc/opt/edge/policies/managed/daybook.json', text: json(chromiumPolicy(rollout, 'edge')) },
    { path: 'linux/etc/firefox/policies/policies.json', text: json({ policies: firefoxPolicies(rollout) }) },
    { path: 'firefox/policies.json', text: json({ policies: firefoxPolicies(rollout) }) },
    { path: 'console/chrome-extension-settings.json', text: line({ [id]: chromiumInstallation(rollout, 'chrome') }) },
    { path: 'console/edge-extension-settings.json', text: line({ [id]: chromiumInstallation(rollout, 'edge') }) },
    { path: 'console/managed-values.json', text: json(googleValues(managedValues(rollout))) },
  ]
}

/** Google's admin console takes the values of an extension each in a "Value" of its own. */
function googleValues(values: Dictionary): Dictionary {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { Value: value }]))
}
