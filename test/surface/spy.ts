import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { textsOf } from '#extension/feature/text/both.ts'
import type { Request } from '#extension/platform/message.ts'

/** Answers every request a page sends to the background. Returns what was asked so far. */
export function answerRequests(reply: (request: Request) => unknown): Request[] {
  const asked: Request[] = []
  const runtime = fakeBrowser.runtime as { sendMessage: (request: Request) => Promise<unknown> }
  vi.spyOn(runtime, 'sendMessage').mockImplementation(async (request) => {
    asked.push(request)
    return reply(request)
  })
  return asked
}

/** What a page says in English. */
export const english = textsOf('en')
