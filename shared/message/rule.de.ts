import { formatChoice } from './format.ts'
import type { RuleTexts } from './ruleTexts.ts'
import { de as taxonomy } from './taxonomy.de.ts'

const quoted = (text: string) => `„${text}“`

export const de: RuleTexts = {
  choice: (items) => formatChoice('de', items),
  said: {
    because: (conditions, result) => `Weil ${conditions.join(' und ')}: ${result}.`,
    if: (conditions, result) => `Wenn ${conditions.join(' und ')}: ${result}.`,
  },
  always: (result) => `Immer: ${result}.`,
  orUnknown: (clause) => `${clause} (oder unbekannt)`,
  is: {
    service: (values, not) => `der Dienst ${not}${values} ist`,
    status: (values, not) => `der Status ${not}${values} ist`,
    category: (values, not) => `die Art des Dienstes ${not}${values} ist`,
    country: (values, not) => `das Land des Anbieters ${not}${values} ist`,
    riskLevel: (values, not) => `das höchste offene Risiko ${not}${values} ist`,
    department: (values, not) => `die Abteilung ${not}${values} ist`,
    accountType: (values, not) => `das Konto ${not}${values} ist`,
    level: (values, not) => `die Daten ${not}${values} sind`,
    purpose: (values, not) => `der Zweck ${not}${values} ist`,
  },
  not: 'nicht ',
  eea: { inside: 'der Anbieter seinen Sitz in der EU oder im EWR hat', outside: 'der Anbieter seinen Sitz außerhalb von EU und EWR hat' },
  trainsOnInputs: { yes: 'der Anbieter mit Eingaben trainiert', no: 'der Anbieter nicht mit Eingaben trainiert', known: 'bekannt ist, ob der Anbieter mit Eingaben trainiert' },
  verdict: { yes: 'die Nutzung erlaubt ist', no: 'die Nutzung nicht erlaubt ist', known: 'entschieden ist, ob die Nutzung erlaubt ist' },
  never: 'eine Bedingung gilt, die nie zutrifft',
  status: {
    detected: quoted('noch nicht geprüft'),
    under_review: quoted('in Prüfung'),
    approved: quoted('freigegeben'),
    approved_with_conditions: quoted('mit Auflagen freigegeben'),
    prohibited: quoted('nicht erlaubt'),
    retired: quoted('abgelöst'),
    dismissed: quoted('nicht relevant'),
  },
  riskLevel: { low: 'gering', medium: 'mittel', high: 'hoch', critical: 'kritisch' },
  category: quoted,
  level: (id) => germanLevels[id],
  purpose: (id) => quoted(taxonomy.purpose[id].label),
  accountType: (id) => quoted(taxonomy.accountType[id].label),
  rung: {
    silent: 'nichts wird gezeigt und nichts gefragt',
    chip: 'der Status wird gezeigt und nichts gefragt',
    card: 'die Karte fragt',
    acknowledge: 'vor der Nutzung ist ein Text zur Kenntnis zu nehmen',
    justify: 'nach einem Grund wird gefragt',
    block: 'gesperrt',
  },
  redirect: (alternative) => (alternative === null ? 'weiter zur freigegebenen Alternative' : `weiter zu ${alternative}`),
}

// After "die Daten … sind"; the taxonomy has them as they stand before "Daten".
const germanLevels = { public: 'öffentlich', internal: 'intern', confidential: 'vertraulich', restricted: 'streng vertraulich' } as const
