// Small choices of a person (language, theme, density) live in localStorage: they must be known before the first paint.
// A browser that refuses storage simply keeps the default.

/** The remembered choice, or `otherwise` when there is none or it is not one of `allowed`. */
export function recall<const T extends readonly string[]>(name: string, allowed: T, otherwise: T[number]): T[number] {
  try {
    return allowed.find((item) => item === localStorage.getItem(`daybook.${name}`)) ?? otherwise
  } catch {
    return otherwise
  }
}

/** Keeps a choice. @returns false when this browser refuses storage. */
export function remember(name: string, value: string): boolean {
  try {
    localStorage.setItem(`daybook.${name}`, value)
    return true
  } catch {
    return false
  }
}
