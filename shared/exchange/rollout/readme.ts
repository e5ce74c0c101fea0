import { feedPathsOf } from '../../protocol/feed.ts'
import { managedValues } from './policy.ts'
import type { Rollout } from './schema.ts'

/** The page an administrator reads first, in English like the consoles it speaks of. */
export function rolloutReadme(rollout: Rollout): string {
  const { enrolment, department, chromiumId, geckoId, wide } = rollout
  const feedPaths = feedPathsOf(wide)
  const { relay } = enrolment
  const values = Object.entries(managedValues(rollout)).map(([name, value]) => `| \`${name}\` | \`${String(value)}\` |`).join('\n')
  return `# Rolling out Daybook

These files install the Daybook extension from ${relay} and enrol it, without a click by anybody.
${department === null ? '' : `They say that the machine belongs to the department \`${department}\`: use them for that department only.\n`}${wide ? wideText : ''}
| | |
|---|---|
| Id in Chrome, Edge, Chromium | \`${chromiumId}\` |
| Id in Firefox | \`${geckoId}\` |
| Update feed for Chrome, Edge, Chromium | ${relay}${feedPaths.chromiumFeed} |
| File for Firefox | ${relay}${feedPaths.firefoxFile} |

The extension finds these values in managed storage:

| Name | Value |
|---|---|
${values}

They name the organisation, never a person or a machine. The token lets a browser hand in figures and fetch the policy, no more;
keep it inside the organisation all the same. After a new start of the workspace (leaving the sample organisation) token and key are
others: write the pack again.

## Which file goes where

| System | File | What to do |
|---|---|---|
| Windows, one machine | \`windows/chrome.reg\`, \`windows/edge.reg\` | open as administrator |
| Windows, GPO | the same | Computer Configuration → Preferences → Windows Settings → Registry → import the values; or paste the line of \`console/chrome-extension-settings.json\` into *Extension management settings* of the Chrome ADMX and that of \`console/edge-extension-settings.json\` into *Configure extension management settings* of the Edge ADMX, and set the values below \`3rdparty\` as registry preferences |
| Windows, Intune | \`windows/*.reg\` | a platform script that runs \`reg import\` as SYSTEM, 64-bit; or the settings catalogue with the same two settings and files as for the ADMX, plus the registry values below \`3rdparty\` by script |
| macOS, Jamf or Intune | \`macos/*.mobileconfig\` | upload as a configuration profile (Jamf: Computers → Configuration Profiles → Upload; Intune: Custom, device channel) |
| Linux | \`linux/etc/...\` | copy to the same place below \`/etc\`, owned by root |
| Google Admin | \`console/managed-values.json\` | Devices → Chrome → Apps & extensions → add by id with the update feed above as custom address → Force install + pin; paste \`console/managed-values.json\` into *Policy for extensions* |
| Firefox on Windows | \`firefox/policies.json\` | \`distribution\\policies.json\` in the folder of firefox.exe |
| Firefox on macOS | \`macos/firefox.mobileconfig\`, or \`firefox/policies.json\` | the profile by MDM, or \`Firefox.app/Contents/Resources/distribution/policies.json\` |
| Firefox on Linux | \`linux/etc/firefox/policies/policies.json\` | copy to the same place |

**If you have such policies already:** a file or profile that sets \`ExtensionSettings\` or \`3rdparty\` stands beside or instead of another
one that does; browsers do not merge them everywhere. Put the entries of this pack into yours. The registry files only add values.
The files for Chrome and Edge are not the same: each browser has a name of its own for showing the button, and ignores the other's.
Remove a setting of \`ExtensionInstallBlocklist\` or of \`"*"\` that would forbid the extension, or allow its id.

## See that it works

1. Open \`chrome://policy\`, \`edge://policy\` or \`about:policies\`: the entries show without an error.
2. Open \`chrome://extensions\`: Daybook is there, "installed by your administrator".
3. Click Daybook → *Open the full page* → *In force*: it says that the enrolment comes from policy, names the relay, and names every
   value that cannot be used, with the fix. In Chrome and Edge the values arrive a few seconds after the first installation.

A change of the values reaches Chrome and Edge while they run (seconds on Linux, at the next policy refresh elsewhere), Firefox at its next start.

## Updates

\`npx daybook pack${wide ? ' --wide' : ''}\` after each update of the server offers the new version; browsers fetch it by themselves within hours (Firefox: once a day,
over https only). The id follows from \`extension-key.pem\` in the data folder of the server: keep it in the backup. Without it the
extension gets another id, and everything here has to be rolled out anew.

## What cannot be enforced

- **Windows and macOS** install from an own feed only on managed machines: joined to a domain or to Entra ID, or enrolled in MDM or
  Chrome Enterprise Core. Elsewhere they silently refuse; use \`npm start\` by hand there, or publish the extension in the stores.
- **Incognito and InPrivate:** Daybook does not exist in private windows, by its own manifest, and an administrator cannot switch it on
  there. Whoever wants no AI use outside the daybook has to switch private windows off (\`IncognitoModeAvailability\`: 1, Edge:
  \`InPrivateModeAvailability\`: 1, Firefox: \`DisablePrivateBrowsing\`: true). This pack does not: it is a decision of its own.
- **Firefox release** takes only add-ons signed by Mozilla, whatever the policy says. The entry \`xpinstall.signatures.required\` has an
  effect in Firefox ESR only; in other editions it is ignored. For Firefox release have the .xpi signed for self-distribution at
  addons.mozilla.org and name the signed file as \`install_url\`. Where only signed add-ons shall run, remove the entry.
- **Other profiles and browsers:** a policy for the machine reaches all profiles of that browser. It does not reach portable browsers,
  other brands, phones or desktop apps. \`npx daybook scan\` reads proxy and DNS logs for those.
- **Developer tools:** a person with administrator rights can remove any of this. A person without can still use a page that hides the
  card; uses are counted apart from it.
- **Safari** has no such extension.
`
}

const wideText = `
**This is the wide build.** It asks for access to all sites and looks at the shape of their requests, to find AI services nobody
knows. The notice in the extension says so, and every person is asked to read it anew. Agree on it with the works council first.
To go back, write the pack without \`--wide\` and roll it out: it gets a higher number, so that browsers follow.
`
