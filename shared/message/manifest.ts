import type { MessagesOf } from './format.ts'

// What the browser itself says of the extension: in its list of extensions, and where shortcuts are set.

const en = {
  description: 'Says what is allowed with an AI service, and lets you note what you use it for. Records no content.',
  wideDescription: 'Says what is allowed with an AI service, lets you note what you use it for, and looks for unknown AI services. Records no content.',
  openCard: 'Open the card of the AI service in this tab',
}

const de: MessagesOf<typeof en> = {
  description: 'Sagt, was bei einem KI-Dienst erlaubt ist, und lässt notieren, wofür er genutzt wird. Zeichnet keine Inhalte auf.',
  wideDescription: 'Sagt, was bei einem KI-Dienst erlaubt ist, lässt die Nutzung notieren und sucht unbekannte KI-Dienste. Zeichnet keine Inhalte auf.',
  openCard: 'Die Karte des KI-Dienstes in diesem Tab öffnen',
}

export const manifestMessages = { en, de }
