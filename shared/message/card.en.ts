import { sentence, type MessagesOf } from './format.ts'

// What chip and card say. Short and plain; nothing here alarms, and nothing claims more than is true.

export const en = {
  name: 'Daybook',
  /** Name of the frame for screen readers. */
  chip: {
    open: (service: string) => `Open Daybook: ${service}`,
    hide: 'Hide',
  },
  card: {
    title: (service: string) => `Daybook: your use of ${service}`,
    fold: 'Make small',
    close: 'Close without answering',
    /** Why it asks although there is an answer, or again. */
    why: {
      reminder: 'You asked to be reminded.',
      'status-changed': 'The status of this service has changed since your answer.',
      'policy-changed': 'What is allowed here has changed since your answer.',
      'account-changed': 'This is another account than the one your answer is about.',
      rule: 'A rule depends on your answer, so it is asked for before the first use.',
    },
    ahead: 'For your next use in this tab.',
    stale: 'This may be out of date: the policy could not be refreshed.',
    personal: 'Personal workspace: every count is shown, also single ones.',
    sample: 'Sample organisation: figures are made up.',
  },
  allowed: {
    title: 'What is allowed here',
    levels: (adjectives: string) => sentence(`${adjectives} data`),
    anyLevel: 'Any data',
    anyPurpose: 'any purpose',
    purposes: (purposes: string) => `for: ${purposes}`,
    anyAccount: 'any account',
    accounts: (accounts: string) => `with: ${accounts}`,
    conditions: 'On condition that',
    details: 'Purposes, accounts, conditions',
    nothingYet: 'Nobody has decided about this service yet. What you say helps to decide.',
    review: 'This service is being looked at. What you say helps to decide.',
    prohibited: 'Please do not use this service for work.',
    retired: 'This service is no longer used here.',
    dismissed: 'There are no limits for this service.',
    instead: 'Use instead:',
    opensTab: 'opens in a new tab',
  },
  question: {
    purpose: 'What for?',
    purposeMore: 'All purposes',
    purposeFewer: 'Fewer purposes',
    level: 'With which data?',
    account: 'Which account?',
    accountNeeded: 'Whether this is allowed depends on it.',
    accountSeen: 'as the page’s address says',
    accountLast: 'as last time',
    change: 'Change',
    again: 'Same as last time',
    repeated: 'Three times the same answer: 30 days are preselected.',
    notAllowed: 'not allowed',
    suggested: 'suggested',
    levelNext: 'then: data',
    dependsOnAccount: 'depends on account',
    more: 'More details, optional',
    remember: 'Remember for',
  },
  memory: {
    tab: 'this tab',
    today: 'today',
    '30_days': '30 days',
  },
  memoryHint: {
    tab: 'Counts until you close this tab.',
    today: 'Counts for this service until midnight.',
    '30_days': 'Counts for this service for 30 days. You can revoke it at any time.',
  },
  save: {
    tab: 'Save for this tab',
    today: 'Save for today',
    '30_days': 'Save for 30 days',
    short: { tab: 'save · this tab', today: 'save · today', '30_days': 'save · 30 days' },
    plain: 'Save',
    saving: 'Saving …',
  },
  saved: {
    title: 'Saved in your day ledger',
    ahead: 'Saved for your next use in this tab',
    notEnrolled: 'Kept here only: this browser is not enrolled.',
    change: 'Change',
    override: 'Marked as: not allowed, done anyway.',
  },
  current: {
    answered: 'You have answered',
    remembered: 'Counts with your remembered answer',
    change: 'Change',
  },
  decline: {
    group: 'Do not answer',
    notWork: 'Not work',
    notWorkHint: 'Nothing is kept, not even a count',
    later: 'Later',
    laterHint: 'One reminder, then it waits in the Daybook button',
    wrongTool: 'Wrong tool',
    wrongToolHint: 'This is not the service named above. Nothing is kept',
  },
  more: {
    request: 'Request this tool',
    requestUse: 'Request another use',
    concern: 'Report a concern',
  },
  fault: {
    storage: 'Not saved: the browser refuses to store. Free some disk space or allow storage, then try again.',
    gone: 'Not saved: this session has been removed or is too old.',
    notice: 'Not saved: please read the notice first.',
    private: 'Not saved: private mode is on, nothing is recorded.',
    unreachable: 'Not saved: Daybook was updated or switched off. Reload the page, then try again.',
    updated: 'Daybook was updated or switched off. Reload the page.',
    broken: 'This browser does not let Daybook store anything: nothing is recorded, nothing counted. Free some disk space or allow storage, then reload the page.',
    covered: 'Not taken: something on this page lies over Daybook. Use the keyboard, or the Daybook button of the browser.',
    part: 'This part cannot be shown: Daybook was updated or switched off. Reload the page.',
  },
  /** The fold that holds the exact statement (notice.ts). */
  recorded: 'What is recorded, and who sees it',
  /** Spoken when chip or card appear. */
  announce: {
    chip: (service: string, status: string) => `Daybook: ${service}. ${status}.`,
    card: (service: string, status: string) => `Daybook asks about ${service}. ${status}.`,
    /** What a purpose that was just chosen leads to. */
    next: (purpose: string) => `${purpose}. Now: with which data?`,
    account: 'Now: which account? Whether this is allowed depends on it.',
  },
} as const

export type CardMessages = MessagesOf<typeof en>
