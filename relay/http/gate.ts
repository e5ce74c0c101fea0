import type { MiddlewareHandler } from 'hono'
import type { RelayEnv } from './environment.ts'

export type Gate = {
  /** Lets calls through, or holds them while something is done alone. */
  readonly pass: MiddlewareHandler<RelayEnv>
  /** Holds new calls, waits for those under way, and then does `work`. To be used by a call that has passed itself. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

/** Keeps calls and the beginning anew of a workspace apart: none is checked against the old one and stored in the new. */
export function createGate(): Gate {
  let underWay = 0
  let held: Promise<void> | null = null
  let onQuiet: () => void = () => undefined

  function leave(): void {
    underWay--
    if (underWay === 0) onQuiet()
  }

  async function opened(): Promise<void> {
    await held
    if (held !== null) await opened()
  }

  return {
    async pass(_c, next) {
      await opened()
      underWay++
      try {
        await next()
      } finally {
        leave()
      }
    },
    async alone(work) {
      leave()
      await opened()
      let open: () => void = () => undefined
      held = new Promise((resolve) => {
        open = resolve
      })
      try {
        await new Promise<void>((resolve) => {
          onQuiet = resolve
          if (underWay === 0) resolve()
        })
        return await work()
      } finally {
        onQuiet = () => undefined
        held = null
        underWay++
        open()
      }
    },
  }
}
