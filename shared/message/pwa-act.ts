import type { MessagesOf } from './format.ts'

// How an act is named where it is listed, and why the relay may return one (refusal codes of shared/act/rules.ts and of
// the client itself).

/** What is read of an act's content; the schema lives above this folder. */
type Named = {
  readonly kind: 'decide-service' | 'confirm-fact' | 'accept-risk' | 'attest-treatment' | 'publish-policy' | 'set-organisation'
    | 'publish-rules' | 'set-card' | 'publish-guidance' | 'settle-candidate' | 'answer-report'
  readonly service?: string | null
  readonly host?: string
  readonly risk?: string
  readonly fact?: string
  readonly treatment?: string
  readonly name?: string
}

const about = (act: Named, organisation: string) => act.service ?? organisation

const en = {
  act: (act: Named): string => {
    switch (act.kind) {
      case 'decide-service':
        return `Decision on ${about(act, 'a service')}`
      case 'confirm-fact':
        return `“${act.fact ?? ''}” confirmed for ${about(act, 'the organisation')}`
      case 'accept-risk':
        return `Risk “${act.risk ?? ''}” accepted for ${about(act, 'the organisation')}`
      case 'attest-treatment':
        return `Treatment “${act.treatment ?? ''}” attested for ${about(act, 'the organisation')}`
      case 'publish-policy':
        return 'Policy published'
      case 'set-organisation':
        return `Organisation set up as ${act.name ?? ''}`
      case 'publish-rules':
        return 'Rules published'
      case 'set-card':
        return 'Behaviour of the card set'
      case 'publish-guidance':
        return 'AI policy and training published'
      case 'settle-candidate':
        return `Unknown host ${act.host ?? ''} settled`
      case 'answer-report':
        return 'Request or concern answered'
    }
  },
  edit: {
    of: (subject: string, what: string) => `${subject}: ${what}`,
    plan: (treatment: string, subject: string) => `${subject}: plan for “${treatment}”`,
    note: (risk: string, subject: string) => `${subject}: note on “${risk}”`,
    seen: (subject: string) => `${subject}: seen in logs`,
    rule: 'A rule in the draft',
    policy: 'Draft of the policy',
  },
  refusal: {
    role: 'Your role may not make this act. Ask a member who may.',
    stale: 'Someone else has decided about this in the meantime. Look at the newest state, then send again or withdraw.',
    'same-person': 'The person who proposed a fact cannot confirm it. Ask a colleague.',
    transition: 'The service cannot go from its present status to this one.',
    uses: 'An approval names at least one allowed use, and conditions where it is conditional.',
    'group-size': 'An organisation needs a group size of at least 5.',
    mode: 'A workspace cannot change to this kind.',
    'not-acceptable': 'This risk must be avoided; it cannot be accepted.',
    period: 'The date is in the past or too far ahead.',
    host: 'Browsers look hosts up by their public name, as in the address bar, without www.',
    'host-known': 'The catalogue knows this host as one of another service: decide about that service.',
    'host-shared': 'Other people’s pages lie on this host too: naming it would count them all as AI. Name a narrower host, or dismiss it.',
    epoch: 'The relay started a new ledger before this was sent. Check whether it still applies, then send it again or withdraw it.',
  },
}

export type PwaActMessages = MessagesOf<typeof en>

const de: PwaActMessages = {
  act: (act: Named): string => {
    switch (act.kind) {
      case 'decide-service':
        return `Entscheidung über ${about(act, 'einen Dienst')}`
      case 'confirm-fact':
        return `„${act.fact ?? ''}“ bestätigt für ${about(act, 'die Organisation')}`
      case 'accept-risk':
        return `Risiko „${act.risk ?? ''}“ akzeptiert für ${about(act, 'die Organisation')}`
      case 'attest-treatment':
        return `Maßnahme „${act.treatment ?? ''}“ bescheinigt für ${about(act, 'die Organisation')}`
      case 'publish-policy':
        return 'Vorgaben veröffentlicht'
      case 'set-organisation':
        return `Organisation eingerichtet als ${act.name ?? ''}`
      case 'publish-rules':
        return 'Regeln veröffentlicht'
      case 'set-card':
        return 'Verhalten der Karte festgelegt'
      case 'publish-guidance':
        return 'KI-Richtlinie und Schulung veröffentlicht'
      case 'settle-candidate':
        return `Unbekannter Host ${act.host ?? ''} eingeordnet`
      case 'answer-report':
        return 'Wunsch oder Bedenken beantwortet'
    }
  },
  edit: {
    of: (subject: string, what: string) => `${subject}: ${what}`,
    plan: (treatment: string, subject: string) => `${subject}: Plan für „${treatment}“`,
    note: (risk: string, subject: string) => `${subject}: Notiz zu „${risk}“`,
    seen: (subject: string) => `${subject}: in Protokollen gesehen`,
    rule: 'Eine Regel im Entwurf',
    policy: 'Entwurf der Vorgaben',
  },
  refusal: {
    role: 'Diese Rolle darf das nicht beschließen. Bitte ein Mitglied mit passender Rolle fragen.',
    stale: 'Jemand anderes hat inzwischen hierüber entschieden. Den neuesten Stand ansehen, dann erneut senden oder zurückziehen.',
    'same-person': 'Wer eine Angabe vorschlägt, kann sie nicht bestätigen. Bitte jemand anderen fragen.',
    transition: 'Der Dienst kann von seinem jetzigen Status nicht in diesen wechseln.',
    uses: 'Eine Freigabe nennt mindestens eine erlaubte Nutzung, und Auflagen, wo sie bedingt ist.',
    'group-size': 'Eine Organisation braucht eine Gruppengröße von mindestens 5.',
    mode: 'Ein Arbeitsbereich kann nicht in diese Art wechseln.',
    'not-acceptable': 'Dieses Risiko muss vermieden werden; es lässt sich nicht akzeptieren.',
    period: 'Das Datum liegt in der Vergangenheit oder zu weit voraus.',
    host: 'Browser suchen Hosts unter ihrem öffentlichen Namen, wie in der Adresszeile, ohne www.',
    'host-known': 'Der Katalog kennt diesen Host von einem anderen Dienst: bitte über diesen entscheiden.',
    'host-shared': 'Auf diesem Host liegen auch fremde Seiten: Sie würden alle als KI gezählt. Bitte einen engeren Host nennen oder ihn verwerfen.',
    epoch: 'Das Relay hat ein neues Beschlussbuch begonnen, bevor dies gesendet war. Prüfen, ob es noch gilt, dann erneut senden oder zurückziehen.',
  },
}

export const pwaActMessages = { en, de }
