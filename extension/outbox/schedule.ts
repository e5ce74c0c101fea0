// When to talk to the relay. A push waits some minutes so that the relay does not learn when somebody uses AI; after a
// failure it waits longer each time. Both are spread at random, so that browsers do not come all at once.

/** Minutes until a change is sent: between 5 and 15. `random` in [0, 1). */
export function pushDelay(random: number): number {
  return 5 + 10 * random
}

/** Minutes until the next attempt after `attempts` failures in a row: doubling from 1 to 60, spread by half. */
export function retryDelay(attempts: number, random: number): number {
  return Math.min(60, 2 ** Math.min(attempts, 10) / 2) * (0.5 + random)
}
