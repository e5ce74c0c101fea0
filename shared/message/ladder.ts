import { plural, type MessagesOf } from './format.ts'

// What people read where a rule has something to say: a text to acknowledge, a reason to give, another service, a stop.

const en = {
  read: {
    title: 'Please read this first',
    why: 'Why you see this',
    understood: 'Understood',
    until: 'Not shown again until the rule changes.',
  },
  justify: {
    title: 'Please give a reason',
    intro: 'Your organisation asks for one here. It sees the reasons counted in groups, never whose they are.',
    text: 'In your own words, optional',
    hint: 'Stays in your own ledger, never sent. Please no names.',
    save: 'Save with this reason',
    saving: 'Saving …',
    back: 'Change my answer',
    given: (reason: string) => `Reason: ${reason}`,
  },
  stop: {
    title: (service: string) => `${service} is blocked here`,
    titleRedirect: (service: string) => `${service} is not to be used here`,
    titleInstead: (service: string, other: string) => `Please use ${other} instead of ${service}`,
    why: 'Why',
    unread: 'The rules cannot be read just now. Until they can, what was blocked stays blocked.',
    organisation: (name: string) => `Decided by ${name}.`,
    open: (service: string) => `Open ${service}`,
    instead: (service: string) => `Use ${service} instead`,
    leadsOn: (service: string, seconds: number) => `Goes on to ${service} by itself in ${plural('en', seconds, { one: '# second', other: '# seconds' })}.`,
    stay: 'Stay here',
    noInstead: 'No other service has been named for this yet.',
    request: 'Ask for it to be allowed',
    contact: (contact: string) => `Questions: ${contact}`,
    recorded: 'That this page came up is recorded nowhere.',
    answered: 'Your answer is not remembered for next time. A use that had already taken place is in your day ledger.',
    exception: 'There are exceptions',
    exceptionHint: 'Say what you need it for. Where a rule allows that, the service is open for as long as the button says. It opens on its front page: Daybook does not keep which page was meant.',
    again: 'Answer differently',
    stays: 'With this answer it stays as it is.',
    private: 'The private switch is on, so nothing can be asked. Switch it off in the Daybook button to answer.',
    freed: (service: string) => `${service} is open`,
    freedHint: 'Nothing stands in the way any more. It opens on its front page: Daybook does not keep which page was meant.',
    unknown: 'Nothing stands in the way',
    unknownHint: 'This page belongs to a service that Daybook does not know any more. You can close it.',
    fault: 'Daybook does not answer: it was updated or switched off. Please load this page again.',
  },
}

export type LadderMessages = MessagesOf<typeof en>

const de: LadderMessages = {
  read: {
    title: 'Bitte zuerst lesen',
    why: 'Warum das hier steht',
    understood: 'Verstanden',
    until: 'Erscheint erst wieder, wenn sich die Regel ändert.',
  },
  justify: {
    title: 'Bitte einen Grund angeben',
    intro: 'Die Organisation fragt hier danach. Sie sieht die Gründe in Gruppen gezählt, nie, von wem sie sind.',
    text: 'Mit eigenen Worten, freiwillig',
    hint: 'Bleibt im eigenen Tagebuch und wird nie gesendet. Bitte keine Namen.',
    save: 'Mit diesem Grund speichern',
    saving: 'Wird gespeichert …',
    back: 'Antwort ändern',
    given: (reason) => `Grund: ${reason}`,
  },
  stop: {
    title: (service) => `${service} ist hier gesperrt`,
    titleRedirect: (service) => `${service} soll hier nicht benutzt werden`,
    titleInstead: (service, other) => `Bitte ${other} statt ${service} benutzen`,
    why: 'Warum',
    unread: 'Die Vorgaben lassen sich gerade nicht lesen. Bis dahin bleibt gesperrt, was gesperrt war.',
    organisation: (name) => `Entschieden von ${name}.`,
    open: (service) => `${service} öffnen`,
    instead: (service) => `Stattdessen ${service} benutzen`,
    leadsOn: (service, seconds) => `Geht in ${plural('de', seconds, { one: '# Sekunde', other: '# Sekunden' })} von selbst weiter zu ${service}.`,
    stay: 'Hier bleiben',
    noInstead: 'Dafür ist noch kein anderer Dienst genannt.',
    request: 'Um Freigabe bitten',
    contact: (contact) => `Fragen: ${contact}`,
    recorded: 'Dass diese Seite erschienen ist, wird nirgends erfasst.',
    answered: 'Die Antwort wird nicht für das nächste Mal gemerkt. Eine Nutzung, die schon stattgefunden hat, steht im eigenen Tagebuch.',
    exception: 'Es gibt Ausnahmen',
    exceptionHint: 'Wofür wird der Dienst gebraucht? Wo eine Regel das erlaubt, ist er offen, so lange der Knopf es sagt. Es öffnet sich die Startseite: Welche Seite gemeint war, behält Daybook nicht.',
    again: 'Anders antworten',
    stays: 'Mit dieser Antwort bleibt es so.',
    private: 'Der private Modus ist an, deshalb kann nichts gefragt werden. Zum Antworten im Daybook-Knopf ausschalten.',
    freed: (service) => `${service} ist offen`,
    freedHint: 'Nichts steht mehr im Weg. Es öffnet sich die Startseite: Welche Seite gemeint war, behält Daybook nicht.',
    unknown: 'Nichts steht im Weg',
    unknownHint: 'Diese Seite gehört zu einem Dienst, den Daybook nicht mehr kennt. Sie kann geschlossen werden.',
    fault: 'Daybook antwortet nicht: Es wurde aktualisiert oder abgeschaltet. Bitte diese Seite neu laden.',
  },
}

export const ladderMessages = { en, de }
