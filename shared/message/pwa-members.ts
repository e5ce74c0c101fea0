import type { MessagesOf } from './format.ts'

// Settings: who the members are.

const en = {
  title: 'Members',
  explain: 'Who may open this workspace. Employees who only use the extension are not members and have no account.',
  name: 'Name',
  role: 'Role',
  invite: 'Add a member',
  nameHint: 'As it should stand in the ledger of acts.',
  create: 'Make sign-in link',
  linkFor: (name: string) => `Sign-in link for ${name}`,
  linkHint: 'Works once, within a day. Hand it over yourself: whoever opens it is signed in as this member. It is not shown again.',
  you: 'you',
  change: 'Change',
  close: 'Close',
  save: 'Save role',
  roleText: 'Counts at once, also for what is open now.',
  saved: (name: string) => `${name} has another role now.`,
  newLink: 'New sign-in link',
  newLinkText: 'For another browser, or when the session has ended.',
  remove: 'Take out',
  removeText: (name: string) => `${name} is signed out everywhere at once and cannot come back with an old link. Acts keep the name. What their browser has kept stays there until they sign out or it is deleted.`,
  removeSure: (name: string) => `Take out ${name}`,
  keep: 'Leave as is',
  removed: (name: string) => `${name} is no longer a member.`,
  last: 'This is the last administrator. Make another member administrator first.',
}

export type PwaMembersMessages = MessagesOf<typeof en>

const de: PwaMembersMessages = {
  title: 'Mitglieder',
  explain: 'Wer diesen Arbeitsbereich öffnen darf. Wer nur die Erweiterung benutzt, ist kein Mitglied und hat kein Konto.',
  name: 'Name',
  role: 'Rolle',
  invite: 'Mitglied hinzufügen',
  nameHint: 'So steht er im Beschlussbuch.',
  create: 'Anmeldelink erstellen',
  linkFor: (name: string) => `Anmeldelink für ${name}`,
  linkHint: 'Gilt einmal, einen Tag lang. Bitte selbst übergeben: Wer ihn öffnet, ist als dieses Mitglied angemeldet. Er wird nicht noch einmal gezeigt.',
  you: 'eigenes Konto',
  change: 'Ändern',
  close: 'Schließen',
  save: 'Rolle speichern',
  roleText: 'Gilt sofort, auch für das, was gerade offen ist.',
  saved: (name: string) => `${name} hat jetzt eine andere Rolle.`,
  newLink: 'Neuer Anmeldelink',
  newLinkText: 'Für einen weiteren Browser, oder wenn die Sitzung abgelaufen ist.',
  remove: 'Entfernen',
  removeText: (name: string) => `${name} wird überall sofort abgemeldet und kommt mit keinem alten Link zurück. Beschlüsse behalten den Namen. Was im Browser dort gespeichert ist, bleibt bis zum Abmelden oder Löschen.`,
  removeSure: (name: string) => `${name} entfernen`,
  keep: 'So lassen',
  removed: (name: string) => `${name} ist kein Mitglied mehr.`,
  last: 'Das ist die letzte Administration. Bitte zuerst ein anderes Mitglied dazu machen.',
}

export const pwaMembersMessages = { en, de }
