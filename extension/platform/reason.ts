/** Longest text beside a reason, in characters: a line, not a report. It stays in the own ledger. Apart, so that the card needs no zod for it. */
export const longestReason = 140
