import { signal } from '@preact/signals'
import { recall, remember } from '../recall.ts'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const densities = ['compact', 'comfortable'] as const
export type Density = (typeof densities)[number]

export const theme = signal<Theme>(recall('theme', themes, 'auto'))
export const density = signal<Density>(recall('density', densities, 'compact'))

export function chooseTheme(choice: Theme): void {
  theme.value = choice
  remember('theme', choice)
  applyTheme()
}

export function chooseDensity(choice: Density): void {
  density.value = choice
  remember('density', choice)
  applyTheme()
}

/** Puts the choices on the page's root element; `public/theme.js` does the same before the first paint. */
export function applyTheme(): void {
  const { dataset } = document.documentElement
  if (theme.value === 'auto') delete dataset['theme']
  else dataset['theme'] = theme.value
  dataset['density'] = density.value
}
