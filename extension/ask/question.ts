import type { Outcome } from '#shared/sheet/body.ts'

/**
 * Where the question about a use session stands, kept with the session; a session has at most one. `put`: decided, not in
 * sight yet. `shown`: the card is painted. `later`: to be reminded once. `left`: sent away.
 */
export type Question = 'put' | 'shown' | 'later' | 'reminded' | 'left' | 'left-again' | 'answered' | 'answered-later'

/** After the person gave an answer; null stays: nobody had asked. `isToday`: the session is of this day. */
export function afterAnswer(question: Question | null, isToday: boolean): Question | null {
  if (question === null || question === 'answered') return question
  return isToday && (question === 'put' || question === 'shown') ? 'answered' : 'answered-later'
}

/** After the card was sent away, or put off: "later" asks for the one reminder, and after that there is none. */
export function afterDecline(question: Question | null, how: 'later' | 'dismiss'): Question | null {
  if (question === 'answered' || question === 'answered-later' || question === 'left-again') return question
  if (question === 'reminded') return 'left-again'
  if (how === 'later') return question === 'left' ? question : 'later'
  return question === null ? null : 'left'
}

/**
 * What came of a question; null while it is open. One that was never in sight is none. `isOver`: the session's day is
 * over, so a card that still stands was ignored, which is a valid answer too.
 */
export function outcomeOf(question: Question | null, isOver: boolean): Outcome | null {
  switch (question) {
    case 'answered':
      return 'answered'
    case 'answered-later':
      return 'answeredLater'
    case 'left':
      return 'ignored'
    case 'left-again':
      return 'ignoredAgain'
    case 'shown':
    case 'later':
      return isOver ? 'ignored' : null
    case 'reminded':
      return isOver ? 'ignoredAgain' : null
    default:
      return null
  }
}
