import { plural, type MessagesOf } from './format.ts'

// What the employee's own page says about the enrolment in force, and about managed values that cannot be used.

const en = {
  title: 'In force',
  intro: 'What your organisation has set for this browser, and where it comes from.',
  source: 'Enrolment',
  from: {
    policy: 'By policy of the organisation',
    file: 'Built into this extension (enrolment.json)',
    none: 'None: everything stays in this browser',
  },
  waiting: 'The organisation installed Daybook, but its values have not arrived yet. They usually come within seconds; without them nothing is sent.',
  relay: 'Server',
  organisation: 'Organisation',
  unnamed: 'Not known before the first policy arrives',
  nameless: 'Has no name yet',
  policy: 'Policy',
  department: 'Department',
  chosen: (name: string) => `${name}, chosen by you`,
  byPolicy: (name: string) => `${name}, set by policy`,
  notInList: (id: string) => `Set by policy to “${id}”, which is not in the organisation’s list. Add it there, or correct the policy.`,
  noDepartment: 'Not chosen',
  install: 'Extension',
  installed: {
    admin: 'Installed by policy; only the organisation can remove it',
    development: 'Loaded by hand, for trial',
    normal: 'Installed by you',
    sideload: 'Installed by another program',
    other: 'Installed in another way',
  },
  version: (number: string) => `version ${number}`,
  faults: {
    title: (count: number) => plural('en', count, { one: '1 value of the enrolment cannot be used', other: '# values of the enrolment cannot be used' }),
    rest: 'The other values hold.',
    see: 'See what to correct',
    unknown: (field: string) => `“${field}”: no value has this name. Remove it, or correct its name to version, relay, token, key or department.`,
    missing: (field: string) => `“${field}” is missing, and without it there is no enrolment by policy. Add it as “npx daybook policy-pack” writes it.`,
    file: 'enrolment.json holds no valid enrolment. Replace it with the output of “npx daybook enrolment”.',
    malformed: {
      version: '“version” is not 1. These values are for another version of Daybook; write them again with “npx daybook policy-pack”.',
      relay: '“relay” is no address. Write the address of the server, such as https://daybook.example.org.',
      token: '“token” is not 43 letters, digits, - or _. Copy it again from “npx daybook enrolment”.',
      key: '“key” is not 43 letters, digits, - or _. Copy it again from “npx daybook enrolment”.',
      department: '“department” is no department id. Use lower-case letters, digits, - or _, as in the organisation’s settings.',
    },
  },
} as const

export type InForceMessages = MessagesOf<typeof en>

const de: InForceMessages = {
  title: 'Was gilt',
  intro: 'Was die Organisation für diesen Browser festgelegt hat und woher es kommt.',
  source: 'Anmeldung',
  from: {
    policy: 'Durch Richtlinie der Organisation',
    file: 'In diese Erweiterung eingebaut (enrolment.json)',
    none: 'Keine: alles bleibt in diesem Browser',
  },
  waiting: 'Die Organisation hat Daybook installiert, aber die Werte sind noch nicht da. Meist kommen sie in Sekunden; ohne sie wird nichts gesendet.',
  relay: 'Server',
  organisation: 'Organisation',
  unnamed: 'Unbekannt, bis die ersten Vorgaben da sind',
  nameless: 'Hat noch keinen Namen',
  policy: 'Vorgaben',
  department: 'Abteilung',
  chosen: (name) => `${name}, selbst gewählt`,
  byPolicy: (name) => `${name}, durch Richtlinie gesetzt`,
  notInList: (id) => `Durch Richtlinie auf „${id}“ gesetzt; das fehlt in der Liste der Organisation. Dort ergänzen oder die Richtlinie berichtigen.`,
  noDepartment: 'Nicht gewählt',
  install: 'Erweiterung',
  installed: {
    admin: 'Durch Richtlinie installiert; nur die Organisation kann sie entfernen',
    development: 'Von Hand geladen, zum Ausprobieren',
    normal: 'Selbst installiert',
    sideload: 'Von einem anderen Programm installiert',
    other: 'Auf andere Weise installiert',
  },
  version: (number) => `Version ${number}`,
  faults: {
    title: (count) => plural('de', count, { one: '1 Wert der Anmeldung ist unbrauchbar', other: '# Werte der Anmeldung sind unbrauchbar' }),
    rest: 'Die übrigen Werte gelten.',
    see: 'Zeigen, was zu berichtigen ist',
    unknown: (field) => `„${field}“: Kein Wert heißt so. Entfernen, oder den Namen in version, relay, token, key oder department ändern.`,
    missing: (field) => `„${field}“ fehlt, und ohne diesen Wert gibt es keine Anmeldung durch Richtlinie. So ergänzen, wie „npx daybook policy-pack“ es schreibt.`,
    file: 'enrolment.json enthält keine gültige Anmeldung. Durch die Ausgabe von „npx daybook enrolment“ ersetzen.',
    malformed: {
      version: '„version“ ist nicht 1. Diese Werte sind für eine andere Version von Daybook; mit „npx daybook policy-pack“ neu schreiben.',
      relay: '„relay“ ist keine Adresse. Die Adresse des Servers eintragen, zum Beispiel https://daybook.example.org.',
      token: '„token“ hat nicht 43 Buchstaben, Ziffern, - oder _. Neu aus „npx daybook enrolment“ kopieren.',
      key: '„key“ hat nicht 43 Buchstaben, Ziffern, - oder _. Neu aus „npx daybook enrolment“ kopieren.',
      department: '„department“ ist keine Kennung einer Abteilung. Kleinbuchstaben, Ziffern, - oder _ verwenden, wie in den Einstellungen der Organisation.',
    },
  },
}

export const inForceMessages = { en, de }
