import type { MessagesOf } from './format.ts'

// The frame of the policy pages. Each part has its own texts.

const en = {
  title: 'Policy',
  parts: 'Parts of the policy',
  part: { rules: 'Rules', guidance: 'AI policy and training', card: 'The card' },
}

const de: MessagesOf<typeof en> = {
  title: 'Vorgaben',
  parts: 'Teile der Vorgaben',
  part: { rules: 'Regeln', guidance: 'KI-Richtlinie und Schulung', card: 'Die Karte' },
}

export const pwaPolicyMessages = { en, de }
