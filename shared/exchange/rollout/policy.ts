import { feedPathsOf } from '../../protocol/feed.ts'
import type { Dictionary, Rollout } from './schema.ts'

// The policies as values. Every file of the pack is one of these, written in the format of its system.

/** What the extension finds in managed storage. Its reader is extension/platform/enrolment.ts. */
export function managedValues({ enrolment, department }: Rollout): Dictionary {
  const { version, relay, token, key } = enrolment
  return { version, relay, token, key, ...(department === null ? {} : { department }) }
}

/**
 * How Chromium, Chrome and Edge get the extension. Edge names the button's place otherwise, and ignores Chrome's name.
 * Sources: support.google.com/chrome/a/answer/9867568 (`toolbar_pin`),
 * learn.microsoft.com/deployedge/microsoft-edge-manage-extensions-ref-guide (`toolbar_state`).
 */
export function chromiumInstallation({ enrolment, wide }: Rollout, browser: 'chrome' | 'edge'): Dictionary {
  return {
    installation_mode: 'force_installed',
    update_url: enrolment.relay + feedPathsOf(wide).chromiumFeed,
    // Later updates come from here too, even where the relay has moved, or another build is to be had since it was packed.
    override_update_url: true,
    ...(browser === 'edge' ? { toolbar_state: 'force_shown' } : { toolbar_pin: 'force_pinned' }),
  }
}

/** The whole policy for Chromium, Chrome or Edge on Linux. */
export function chromiumPolicy(rollout: Rollout, browser: 'chrome' | 'edge'): Dictionary {
  return {
    ExtensionSettings: { [rollout.chromiumId]: chromiumInstallation(rollout, browser) },
    '3rdparty': { extensions: { [rollout.chromiumId]: managedValues(rollout) } },
  }
}

/** Firefox's policies, without the outer "policies". The preference has an effect in Firefox ESR only. */
export function firefoxPolicies(rollout: Rollout): Dictionary {
  return {
    ExtensionSettings: {
      [rollout.geckoId]: { installation_mode: 'force_installed', install_url: rollout.enrolment.relay + feedPathsOf(rollout.wide).firefoxFile, default_area: 'navbar' },
    },
    '3rdparty': { Extensions: { [rollout.geckoId]: managedValues(rollout) } },
    Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
  }
}
