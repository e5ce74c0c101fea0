/** European Union and European Economic Area: ISO 3166-1 alpha-2. Source: EEA Agreement, state of 2026. */
export const eeaCountries = [
  'AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV', 'LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE',
  'IS', 'LI', 'NO',
] as const

/** True where a list names exactly these countries. */
export function isEea(countries: readonly string[]): boolean {
  return countries.length === eeaCountries.length && eeaCountries.every((country) => countries.includes(country))
}
