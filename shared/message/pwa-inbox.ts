import type { MessagesOf } from './format.ts'

// The frame of the inbox. Each part has its own texts.

const en = {
  title: 'Inbox',
  parts: 'Parts of the inbox',
  part: { requests: 'Requests and concerns', unknown: 'Unknown AI' },
}

const de: MessagesOf<typeof en> = {
  title: 'Eingang',
  parts: 'Teile des Eingangs',
  part: { requests: 'Wünsche und Bedenken', unknown: 'Unbekannte KI' },
}

export const pwaInboxMessages = { en, de }
