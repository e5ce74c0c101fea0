// An AI policy and a training of three pages that an organisation may publish as they stand, or change. They promise
// nothing about Daybook that its notice does not say, and name no law.

export const guidanceStarter = {
  policy: {
    en: {
      title: 'How we work with AI',
      text: `AI tools may be used for work. Six rules apply to all of us.

1. Use approved tools. The Daybook card shows the status of a service and what is allowed with it. If one is missing, ask for it there.

2. Use the company account. In private accounts the vendor may use what you enter.

3. Keep data where it belongs. What is allowed depends on the data: public, internal, confidential, restricted. Passwords, keys and health data go into no AI tool.

4. Check before you use. You answer for the result as if you had written it: facts, figures, sources, rights of others.

5. People decide about people. No hiring, rating or dismissal by the word of an AI.

6. Say so. Tell customers and colleagues when they talk to an AI, or when it made a picture or text that could mislead them.

If something went wrong, report it early: with the Daybook card, without a name if you like. Nobody is blamed for reporting.`,
    },
    de: {
      title: 'Wie wir mit KI arbeiten',
      text: `KI-Werkzeuge dürfen für die Arbeit genutzt werden. Sechs Regeln gelten für alle.

1. Freigegebene Werkzeuge nutzen. Die Daybook-Karte zeigt, wie ein Dienst steht und was mit ihm erlaubt ist. Fehlt einer, lässt er sich dort wünschen.

2. Das Firmenkonto nutzen. In privaten Konten darf der Anbieter Eingaben womöglich verwenden.

3. Daten dort lassen, wo sie hingehören. Was erlaubt ist, hängt von den Daten ab: öffentlich, intern, vertraulich, streng vertraulich. Passwörter, Schlüssel und Gesundheitsdaten gehören in kein KI-Werkzeug.

4. Erst prüfen, dann verwenden. Für das Ergebnis steht man ein wie für Selbstgeschriebenes: Tatsachen, Zahlen, Quellen, Rechte anderer.

5. Über Menschen entscheiden Menschen. Keine Einstellung, Beurteilung oder Kündigung auf das Wort einer KI hin.

6. Es sagen. Kundschaft und Kollegium erfahren, wenn sie mit einer KI sprechen oder ein Bild oder Text von ihr täuschen könnte.

Ist etwas schiefgegangen, bitte früh melden: über die Daybook-Karte, auf Wunsch ohne Namen. Wer meldet, hat keinen Nachteil.`,
    },
  },
  training: [
    {
      page: {
        en: {
          title: 'Which data may go where',
          text: `Public: what anyone may read, such as our website. Internal: what only we need, without harm if it got out. Confidential: customer and staff data, contracts, unpublished figures, source code. Restricted: what may do lasting harm, such as passwords, health data or plans under embargo.

The card shows which of these a tool is allowed for. A text counts as what is most sensitive in it: one customer’s name with an order makes it confidential.

Often it helps to leave names and numbers out before asking.`,
        },
        de: {
          title: 'Welche Daten wohin dürfen',
          text: `Öffentlich: was alle lesen dürfen, etwa unsere Website. Intern: was nur wir brauchen, ohne Schaden, wenn es bekannt würde. Vertraulich: Daten von Kundschaft und Personal, Verträge, unveröffentlichte Zahlen, Quellcode. Streng vertraulich: was bleibenden Schaden anrichten kann, etwa Passwörter, Gesundheitsdaten oder Pläne unter Verschluss.

Die Karte zeigt, wofür ein Werkzeug freigegeben ist. Ein Text zählt nach dem Heikelsten, was darin steht: Ein Kundenname mit einer Bestellung macht ihn vertraulich.

Oft hilft es, Namen und Nummern vor der Frage wegzulassen.`,
        },
      },
      question: {
        texts: {
          en: { question: 'An e-mail has a customer’s name and a complaint in it. For an AI tool it is …', answers: ['internal', 'confidential', 'public: the customer sent it'] },
          de: { question: 'Eine E-Mail enthält den Namen eines Kunden und eine Beschwerde. Für ein KI-Werkzeug ist sie …', answers: ['intern', 'vertraulich', 'öffentlich: der Kunde hat sie geschickt'] },
        },
        right: 1,
      },
    },
    {
      page: {
        en: {
          title: 'Why an AI can be wrong and sound right',
          text: `A language model continues text with what is likely. It has no eye for what is true: it makes up sources, adds figures wrongly and agrees with whoever asks.

So look up facts where they come from. Work out figures again. Open the sources it names. Have code reviewed and tested like any other. Read a text as if a stranger had written it for you.

The more a mistake would cost, the more checking it needs. Where nobody can check, do not use it.`,
        },
        de: {
          title: 'Warum eine KI irrt und dabei sicher klingt',
          text: `Ein Sprachmodell setzt Text mit dem fort, was wahrscheinlich ist. Für das Wahre hat es keinen Blick: Es erfindet Quellen, verrechnet sich und stimmt dem zu, der fragt.

Also Tatsachen dort nachsehen, wo sie herkommen. Zahlen nachrechnen. Genannte Quellen öffnen. Code prüfen und testen wie jeden anderen. Einen Text lesen, als hätte ihn jemand Fremdes geschrieben.

Je teurer ein Fehler wäre, desto mehr Prüfung braucht es. Wo niemand prüfen kann, nicht verwenden.`,
        },
      },
      question: {
        texts: {
          en: { question: 'An AI names a court ruling that fits perfectly. What now?', answers: ['Use it: it has a file number', 'Ask the AI whether it is sure', 'Open the ruling at the court or a database'] },
          de: { question: 'Eine KI nennt ein Urteil, das genau passt. Was nun?', answers: ['Verwenden: Es hat ein Aktenzeichen', 'Die KI fragen, ob sie sicher ist', 'Das Urteil beim Gericht oder in einer Datenbank öffnen'] },
        },
        right: 2,
      },
    },
    {
      page: {
        en: {
          title: 'When to stop and ask',
          text: `Stop and ask first where an AI would judge people: applicants, performance, credit, health, behaviour. Some of this is forbidden, much of it needs a review.

Ask too before an AI acts by itself: sends messages, changes data, buys something, or is connected to mailbox, calendar or customer records.

Take care with what others send you: a document or web page can hold hidden orders to the AI. Do not let it act on them unseen.

Asking takes a minute: “Request another use” on the card.`,
        },
        de: {
          title: 'Wann innehalten und fragen',
          text: `Erst fragen, wo eine KI über Menschen urteilen würde: Bewerbungen, Leistung, Kredit, Gesundheit, Verhalten. Manches davon ist verboten, vieles braucht eine Prüfung.

Auch fragen, bevor eine KI von selbst handelt: Nachrichten sendet, Daten ändert, etwas kauft oder mit Postfach, Kalender oder Kundendaten verbunden wird.

Vorsicht bei dem, was andere schicken: Ein Dokument oder eine Webseite kann versteckte Befehle an die KI enthalten. Sie soll ihnen nicht ungesehen folgen.

Fragen dauert eine Minute: „Andere Nutzung wünschen“ auf der Karte.`,
        },
      },
      question: {
        texts: {
          en: { question: 'You would like an AI to sort applications by fit. You …', answers: ['try it with five first', 'ask before anything is sorted', 'leave out the names and go ahead'] },
          de: { question: 'Eine KI soll Bewerbungen nach Eignung ordnen. Man …', answers: ['probiert es erst mit fünf', 'fragt, bevor etwas geordnet wird', 'lässt die Namen weg und fängt an'] },
        },
        right: 1,
      },
    },
  ],
  repeatMonths: 12,
}
