import { signal } from '@preact/signals'

/** Set while a new version of the application waits for the person to take it. */
export const updateReady = signal<(() => void) | null>(null)
