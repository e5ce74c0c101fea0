import type { MessagesOf } from './format.ts'

// The frame of the policy pages. Each part has its own texts.

const en = {
  title: 'Policy',
  parts: 'Parts of the policy',
  part: { rules: 'Rules', guidance: 'Policy text and training', card: 'The card' },
}

const de: MessagesOf<typeof en> = {
  title: 'Richtlinie',
  parts: 'Teile der Richtlinie',
  part: { rules: 'Regeln', guidance: 'Richtlinientext und Schulung', card: 'Die Karte' },
}

export const pwaPolicyMessages = { en, de }
