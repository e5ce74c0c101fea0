import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { sendToBackground } from './send.ts'

const nobody = new Error('Could not establish connection. Receiving end does not exist.')

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('a message that found nobody, because the background was just going to sleep, is sent again', async () => {
  const send = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValueOnce(nobody).mockRejectedValueOnce(nobody).mockResolvedValue(undefined as never)
  const reply = sendToBackground({ kind: 'card/state' })
  await vi.runAllTimersAsync()
  await reply
  expect(send).toHaveBeenCalledTimes(3)
})

it('where nobody comes it fails, and what may have arrived is never sent twice', async () => {
  const send = vi.spyOn(browser.runtime, 'sendMessage').mockRejectedValue(nobody)
  const given = expect(sendToBackground({})).rejects.toThrow('Receiving end')
  await vi.runAllTimersAsync()
  await given
  expect(send).toHaveBeenCalledTimes(4)
  send.mockClear()
  send.mockRejectedValue(new Error('The message port closed before a response was received.'))
  await expect(sendToBackground({})).rejects.toThrow('port closed')
  expect(send).toHaveBeenCalledTimes(1)
})
