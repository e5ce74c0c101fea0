/** A minute between rounds while all is well. */
const calm = 60_000
const firstRetry = 2_000

function pauseAfter(failures: number): number {
  return failures === 0 ? calm : Math.min(calm, firstRetry * 2 ** (failures - 1)) * (0.5 + Math.random() / 2)
}

/**
 * Runs `round` on start, when the network or the person comes back, every minute, and on demand; after a failed round
 * sooner, with growing pauses and some chance in them so that many browsers do not return at once. Never twice at a time.
 * @param round resolves to false when it should be tried again soon
 */
export function createSchedule(round: () => Promise<boolean>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let failures = 0
  let isStopped = true

  async function run(): Promise<void> {
    clearTimeout(timer)
    let isDone = false
    try {
      do {
        isAskedAgain = false
        isDone = await round()
      } while (isAskedAgain)
    } finally {
      failures = isDone ? 0 : failures + 1
      if (!isStopped) timer = setTimeout(() => void now(), pauseAfter(failures))
    }
  }

  /** Runs a round now; while one runs, another follows it. */
  function now(): Promise<void> {
    if (running !== null) {
      isAskedAgain = true
      return running
    }
    running = run().finally(() => {
      running = null
    })
    return running
  }

  const onReturn = () => {
    if (globalThis.document?.visibilityState !== 'hidden') void now()
  }

  return {
    now,
    async start(): Promise<void> {
      isStopped = false
      globalThis.addEventListener?.('online', onReturn)
      globalThis.document?.addEventListener('visibilitychange', onReturn)
      await now()
    },
    /** Resolves when the round that runs has ended. */
    async stop(): Promise<void> {
      isStopped = true
      clearTimeout(timer)
      globalThis.removeEventListener?.('online', onReturn)
      globalThis.document?.removeEventListener('visibilitychange', onReturn)
      await running
      clearTimeout(timer)
    },
  }
}
