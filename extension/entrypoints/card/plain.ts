import type { CardState } from '../../platform/message.ts'

/**
 * True where a card has nothing to say but what is allowed, and its question. One thing at a time: the notice, then the text
 * of a rule, then what warns or has changed, then a hint on what was pasted. The AI policy that is due and answers to own
 * requests wait for a card without any of these.
 */
export function isPlain({ notice, toRead, policy, reason, looksLike }: CardState): boolean {
  const warns = policy.status === 'prohibited' || policy.status === 'retired'
  return notice.acknowledged && toRead === null && !warns && looksLike.length === 0 && (reason === null || reason === 'use' || reason === 'reminder')
}
