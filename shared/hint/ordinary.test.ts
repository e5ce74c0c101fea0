import { describe, expect, it } from 'vitest'
import { hintsIn } from './scan.ts'

// What people paste all day and what is none of the classes. A false alarm is the worst a hint can do.

const look = (text: string) => hintsIn(text, { markings: [], now: () => 0 })
const span = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, index) => make(index)).join('\n')

describe('numbers in ordinary writing', () => {
  it.each([
    ['phone numbers', 'Zentrale 030 901820, mobil +49 171 1234567, Fax (0 30) 90 18 20-10, 0800 3301000, +44 20 7946 0958, 020 7946 0018, +1 (212) 555-0142, 212-555-0187, +33 1 42 68 53 00, +41 44 668 18 00, +46 8-123 456 78, +45 32 12 34 56.'],
    ['a phone list', span(12, (index) => `Durchwahl ${4100 + index * 13}: +49 89 2180-${4100 + index * 13}, mobil 0171 ${2345670 + index * 7919}`)],
    ['order and invoice numbers', 'Bestellung 4500012345, Rechnung 2026-11-000123, RE251103-0071, Auftrag 251103-0079, Angebot 211126-0015, Kunde 10047113, PO 7000045678-10, Vertrag 2026/0815, Ticket #100234567, case 00123456.'],
    ['invoice numbers by date', span(20, (index) => `Rechnung 2511${String((index % 28) + 1).padStart(2, '0')}-00${60 + index}: ${120 + index},50 EUR`)],
    ['document numbers by day', span(20, (index) => `${String((index % 28) + 1).padStart(2, '0')}1126-00${String(10 + index)} Protokoll`)],
    ['16 digits that are an order', 'Order number 4012888888881881 was shipped on Monday.'],
    ['16 digits that are a booking', 'Buchungsnummer: 5555555555554444, Referenz 4111111111111111'],
    ['a column of order ids', `order_id;amount\n${span(3, (index) => `401288888888188${index + 1};12,50`)}`],
    ['tracking numbers', 'Sendung 00340434161094042557, JJD000390007882311234, 1Z999AA10123456784, RR123456785DE, 9400 1118 9956 0000 1234 56, GLS 6012345678900, DPD 01405400234567.'],
    ['dates and times', '2026-11-21, 21.11.2026, 21/11/26, 11/21/2026 3:30 PM, KW 47, Q4/2026, 20261121, 202611211530, 2026-11-21T15:30:00.123456Z, 1732200000, 1732200000000, 1732200000000000, 241121-1530, 261121-0959.'],
    ['ISBN and the like', 'ISBN 978-3-16-148410-0, ISBN-10 3-86680-192-0, ISBN 3866801920, ISSN 0317-8471, DOI 10.1000/182, EAN 4006381333931, GTIN 04012345678901, ISIN DE000A1EWWW0, US0378331005, WKN A1EWWW, LEI 5299000J2N45DDNE4Y28.'],
    ['a list of ISBN-10', '3866801920\n3551551677\n0306406152\n0198526636\n0471958697\n0596517742'],
    ['a list of company numbers (SIREN)', '732829320\n404833048\n552100554\n542065479\n552081317\n383474814'],
    ['VAT and tax numbers', 'USt-IdNr.: DE 136 695 976, DE136695976, ATU13585627, FR40303265045, NL004495445B01, VAT identification number GB 123 4567 82, VAT identification number 123 456 782, Steuernummer 21/815/08150, St.-Nr. 143/123/12345, EIN 12-3456789, HRB 98765 B, EORI DE1234567.'],
    ['bank and creditor numbers that are no IBAN', 'BIC COBADEFFXXX, Gläubiger-ID DE98ZZZ09999999999, RF18 5390 0754 7034, Konto 532013000, BLZ 370 400 44, Mandat M-2026-00471, sort code 20-00-00, account 55779911.'],
    ['parts and serial numbers', 'X1234567L, SN 12345678Z of stock, A12-3456789, S/N C02XK0AAJG5H, IMEI 352099001761481, part AB123456C, MAC 00:1B:44:11:3A:B7, VIN WVWZZZ1JZXW000001, Artikel 12 345678 A 123, cp 10 15 20 c.'],
    ['a table of figures', 'Umsatz 4120 4300 4455 4601\nKosten 3900 4010 4100 4217\nErgebnis 220 290 355 384'],
    ['a row of figures', '4120 4300 4455 4601 4710 4822'],
    ['a row of figures 2', span(8, (index) => `${4000 + index} 5100 5200 53${10 + index}`)],
    ['figures in columns', `Jahr\tNord\tSüd\n${span(10, (index) => `20${10 + index}\t${1234567 + index * 91}\t${7654321 - index * 17}`)}`],
    ['money', '1.234.567,89 EUR, 12 345 678,90 €, $1,234,567.00, 130 692 544 Euro, Bilanzsumme 123 456 782, IVA incluido, sin IVA: 130 692 544.'],
    ['MwSt.', 'Bitte die Umsatzsteuer getrennt ausweisen: 123456782, ausgewiesen 111222333.'],
    ['coordinates and versions', '52.520008, 13.404954; 10.0.0.1; 192.168.178.23; v1.24.3-rc.2; 2001:db8::8a2e:370:7334; 1.2.840.113549.1.1.11'],
    ['UUIDs and hashes', `${span(30, (index) => `550e8400-e29b-41d4-a716-4466554400${String(index).padStart(2, '0')} 9fceb02d0ae598e95dc970b74767f19372d61a${String(index).padStart(2, '0')}`)}\nsha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`],
    ['a card that is no payment card', 'Landkarte 601234567890, Scorecard 5612345678901, Kundenkarte Nr. 4711, discovered 676770001234.'],
    ['storage and conversions', 'NAS 130 692 544 kB, 35 kt 120174-3399, pan 10 cm, tin 12, f(sin 046 454 286)'],
  ])('%s', (_, text) => expect(look(text)).toEqual([]))
})

describe('words about secrets', () => {
  it.each([
    ['trainings', 'Agenda: Passwörter, SharePoint2019, Windows11Pro, MFA. Topics: passwords, SharePoint2019 and tokens, Windows11Pro2024.'],
    ['rules', 'Your password must have 12 characters. Password: at least 12 characters. Das Passwort: mindestens 12 Zeichen. Passwort-Richtlinie V2.1, Stand 2026-11-03. Kennwort vergessen? Siehe KB0012345.'],
    ['travel', 'Boarding pass: LH4711AB12, gate B22. Skipass: 01-1614 7133. Reisepass C01X00T47, Bahncard. Bypass: DN80PN16B2.'],
    ['securities', 'Bearer shares: US0378331005. Bearer bond, DE000A1EWWW0.'],
    ['deliveries', 'Trade secret: XY-2026-0045-B. License key figures: 2026Q3 vs 2025Q3. Account key data, FY2026H1. Token budget: 128k-context.'],
    ['tables', '| Topic | Owner |\n|---|---|\n| password reset | TeamITSM2 |\n| api key rotation | PlatformOps24 |\n| secrets | see VaultDocs2026 |'],
    ['mails', 'I have sent you the password by SMS.\nHier das Passwort für den Beamer: beamer\nToken: siehe Mail vom 3.11.\nSecret Santa: Raum 4b-17 um 15:30\nPIN: kommt per Post'],
    ['links', 'https://nordwind.sharepoint.com/:w:/s/team/EaBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcd?e=4aBcDe https://example.de/reset?token=abc https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjQ1ZTc2%40thread.v2/0?context=%7b%22Tid%22%3a%22550e8400%22%7d'],
    ['meeting codes', 'Meeting-ID: 381 234 567 890, Passcode: aB3xY9\nZoom: https://zoom.us/j/98765432101\nKenncode: 123456'],
    ['a picture in base64', `![x](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==${'QmFzZTY0TGluZXNPZlBpY3R1cmVzQXJlTG9uZw'.repeat(40)})`],
    ['documents by number', 'A3-10-B-2024-0001-REV02-FINAL-DRAFT-1, SK-2026-000471, AC 12, key-2026-11, TLP-2026-11-0001, t1.2026, YC-2026'],
    ['logs', span(20, (index) => `2026-11-21 10:00:${10 + index} INFO [req-${1000 + index}] GET /api/token?id=${index} 200 12ms trace=be68539007547${100 + index} session expired for user ${4711 + index}`)],
  ])('%s', (_, text) => expect(look(text)).toEqual([]))
})

describe('writing that is no code', () => {
  it.each([
    ['an agenda', 'Tagesordnung\n\n1. Begrüßung;\n2. Protokoll;\n3. Berichte;\n4. Haushalt 2027;\n5. Verschiedenes;\n6. Termine.'],
    ['a list of terms', 'Erhoben werden:\n\na) Name;\nb) Anschrift;\nc) Geburtsdatum;\nd) Telefonnummer;\ne) E-Mail-Adresse;\nf) Bankverbindung.'],
    ['items with semicolons', 'name;\naddress;\ndate of birth;\nphone;\nthe bank;\nother data;\n'],
    ['attendees', 'Müller, Anna;\nSchmidt, Bernd;\nYılmaz, Cem;\nDorn, Dana;\nErnst, Eli;'],
    ['a table with semicolons at the end', 'Kunde;Ort;Land;\nNordwind;Bonn;DE;\nSüdlicht;Wien;AT;\nOstsee;Kiel;DE;\nWestend;Bern;CH;\nMitte;Graz;AT;'],
    ['a memo in capitals', 'FROM: Anna Adler\nTO: all staff\nWHERE: Room 4\nUPDATE: new date\nVALUES: trust and care\nWITH regards to the move\nSELECT one of the following\nFROM the list below\n'],
    ['questions', 'for Anna:\n- budget\nfor Bo:\n- travel\nwith Cem:\n- hiring\nif late:\n- call\nwhile away:\n- forward\n'],
    ['a form', 'name: ________\ndate: ________\nplace: ________\nreason: ________\nsignature: ________'],
    ['clauses', 'type of contract:\nobject of the agreement:\nclass of shares:\nrecord date:\nmodule of the training:\ninterface to finance:\n'],
    ['a recipe', '200 g Mehl\n2 Eier\n1 Prise Salz;\nalles verrühren,\n30 min ruhen lassen;\nbacken (200 °C)\n'],
    ['a click path', 'Datei -> Optionen ->\nAnsicht -> Makros ->\nmakro wählen ->\nstarten (F5) ->\n'],
    ['formulas of a sheet', '=SUMME(A1:A10)\n=WENN(B2>0;"ja";"nein")\n=SVERWEIS(A2;Tabelle1!A:C;3;FALSCH)\n=A1*B1\n=MITTELWERT(C1:C9)'],
    ['a mail thread', 'Von: Anna Adler <anna@nordwind.de>\nGesendet: Freitag, 21. November 2026 10:12\nAn: Bo Berg <bo@nordwind.de>\nBetreff: AW: Angebot\n\nHallo Bo,\n\nanbei wie besprochen.\n\nViele Grüße\nAnna\n--\nNordwind Logistik GmbH | HRB 98765 | USt-IdNr. DE136695976\nTel. +49 30 901820'],
    ['a calendar entry', 'BEGIN:VEVENT\nDTSTART:20261121T100000Z\nDTEND:20261121T110000Z\nSUMMARY:Jour fixe\nLOCATION:Raum 4\nUID:040000008200E00074C5B7101A82E008\nEND:VEVENT'],
    ['minutes', 'Teilnehmer: Anna, Bo (bis 10:30), Cem\nErgebnis: Budget wird freigegeben;\nOffen: Termin mit dem Betriebsrat;\nNächste Schritte:\n- Angebot einholen (Bo);\n- Vertrag prüfen (Cem);\n- Raum buchen (Anna);'],
    ['classes', 'class A\nclass B\nclass C\nclass D\nmodule Finance\nmodule Sales'],
    ['what follows from what', 'Umsatz <- Preis\nPreis <- Kosten\nKosten <- Einkauf\nEinkauf <- Rabatt'],
    ['quoted settings', 'name="Nordwind"\nplace="Bonn"\nlanguage="de"\ncolour="blue"\nsize="12"'],
    ['a list of things to do', '- [ ] budget = 12k;\n- [x] room (4b);\n- [ ] invite {all};\n- [ ] slides -> Anna;\n- [ ] minutes => Bo;\n'],
    ['short notes', 'termin: montag;\nraum: vier;\nthema: budget;\ndauer: 1 h;\nNord & Süd;\nOst | West;\nJa ;)\nNein ;)'],
    ['a contract', '§ 1 Leistungen:\na) Beratung;\nb) Konzeption (Anlage 1);\nc) Umsetzung;\nd) Wartung (24/7).\n(2) Die Vergütung beträgt 12.500,00 EUR zzgl. USt. (19 %).\n§ 2 Laufzeit: 01.01.2027 – 31.12.2028; Kündigungsfrist = 3 Monate.\n§ 3 Passwörter, Zugangsdaten und Token sind geheim zu halten.'],
    ['a ticket', 'INC0012345 | P2 | opened 2026-11-21 10:14\nUser cannot sign in: "Invalid password".\nSteps: reset password, cleared token cache, restarted.\nDevice: LAPTOP-4F7K2Q1, serial 5CD1234XYZ, OS build 26100.2314\nCorrelation ID: 550e8400-e29b-41d4-a716-446655440000\nError code: AADSTS50126'],
    ['a certificate and a public key', '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ\n-----END CERTIFICATE-----\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG7Zt0LXcM3EiMbgJpUNnkRtOfOueHznB4vWx9yKd2sA anna@nordwind'],
    ['a pod', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: app\n      env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: db-secret\n              key: password'],
    ['settings', '[general]\nlanguage=de\nsize=12\ntheme=dark\n[net]\nproxy=none\nport=8080\n'],
    ['a log of a build', '> build\n> vite build\n\nvite v8.3.8 building for production...\n✓ 34 modules transformed.\ndist/index.html 0.46 kB\ndist/assets/index.js 143.36 kB\n✓ built in 1.20s\n'],
  ])('%s', (_, text) => expect(look(text)).toEqual([]))
})
