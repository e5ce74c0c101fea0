import type { Dictionary, Value } from './schema.ts'

/**
 * A file for the registry editor: one key for each dictionary, its values below it. Adds to what is there, and replaces
 * nothing but the values it names. Pure ASCII, so that no encoding can go wrong.
 * @param root path of the key that `values` stand in, e.g. `HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome`
 */
export function registryFile(root: string, values: Dictionary): string {
  return ['Windows Registry Editor Version 5.00', '', ...keyLines(root, values)].join('\r\n')
}

function keyLines(path: string, values: Dictionary): string[] {
  const own = Object.entries(values).flatMap(([name, value]) => (typeof value === 'object' ? [] : [`${quoted(name)}=${valueText(value)}`]))
  const below = Object.entries(values).flatMap(([name, value]) => (typeof value === 'object' ? keyLines(`${path}\\${name}`, value) : []))
  return [...(own.length === 0 ? [] : [`[${path}]`, ...own, '']), ...below]
}

function valueText(value: Exclude<Value, object>): string {
  if (typeof value === 'boolean') return `dword:0000000${value ? 1 : 0}`
  if (typeof value === 'number') return `dword:${(value >>> 0).toString(16).padStart(8, '0')}`
  return /^[\x20-\x7e]*$/.test(value) ? quoted(value) : `hex(1):${hexText(value)}`
}

/** Text in quotes; backslash and quote are escaped by a backslash. */
function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** REG_SZ as bytes: UTF-16, little end first, with the zero at the end. */
function hexText(text: string): string {
  const units = [...Array.from({ length: text.length }, (_, index) => text.charCodeAt(index)), 0]
  return units.flatMap((unit) => [unit & 0xff, unit >> 8]).map((byte) => byte.toString(16).padStart(2, '0')).join(',')
}
