import * as z from 'zod/mini'
import { hintClasses } from '#shared/hint/kind.ts'

// What scripts in pages and the background tell each other.

/** What the content script tells the background: nothing about the page. */
export const hostMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('host/ready') }),
  z.strictObject({ kind: z.literal('host/gesture') }),
  /** What was pasted, dropped or chosen looks like this; empty: the script that looks has just started. */
  z.strictObject({ kind: z.literal('host/hint'), classes: z.array(z.enum(hintClasses)).check(z.maxLength(hintClasses.length)) }),
])
export type HostMessage = z.infer<typeof hostMessageSchema>

/**
 * What the background tells the content script: how to show the frame. `focus`: the person asked for it by the shortcut.
 * `listen`: the page is a working surface, so send gestures count.
 */
export type FrameOrder = {
  readonly kind: 'frame'
  readonly show: 'nothing' | 'chip' | 'card'
  readonly listen: boolean
  readonly width: number
  readonly height: number
  readonly focus: boolean
}

/** What the background tells the script that looks at what is pasted; null instead: stop looking. */
export type HintOrder = { readonly kind: 'hints'; readonly markings: readonly string[] }
