import type { Dictionary, Value } from './schema.ts'

/** One set of preferences in a profile: those of the domain an app reads. */
export type Payload = { readonly domain: string; readonly values: Dictionary }

export type Profile = {
  /** What the profile is called in the settings of the Mac. */
  readonly name: string
  /** Reverse domain name; a profile of the same identifier replaces the one before. */
  readonly identifier: string
  readonly payloads: readonly Payload[]
  /** A UUID that is always the same for the same text: an unchanged pack is an unchanged file. */
  readonly uuid: (text: string) => string
}

/** A configuration profile for macOS. Names and values must be text that XML can hold (no control characters). */
export function mobileconfig({ name, identifier, payloads, uuid }: Profile): string {
  const head = (type: string, own: string, displayName: string): Dictionary => ({
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: own,
    PayloadUUID: uuid(own),
    PayloadDisplayName: displayName,
  })
  const contents = payloads.map(({ domain, values }) => dictXml({ ...head(domain, `${identifier}.${domain}`, domain), ...values }, '      '))
  const outer = entriesXml({ ...head('Configuration', identifier, name), PayloadScope: 'System' }, '    ')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
${outer}
    <key>PayloadContent</key>
    <array>
${contents.join('\n')}
    </array>
  </dict>
</plist>
`
}

function dictXml(values: Dictionary, indent: string): string {
  return `${indent}<dict>\n${entriesXml(values, `${indent}  `)}\n${indent}</dict>`
}

function entriesXml(values: Dictionary, indent: string): string {
  return Object.entries(values).map(([key, value]) => `${indent}<key>${escaped(key)}</key>\n${valueXml(value, indent)}`).join('\n')
}

function valueXml(value: Value, indent: string): string {
  if (typeof value === 'boolean') return `${indent}<${String(value)}/>`
  if (typeof value === 'number') return `${indent}<integer>${Math.trunc(value)}</integer>`
  if (typeof value === 'string') return `${indent}<string>${escaped(value)}</string>`
  return dictXml(value, indent)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
