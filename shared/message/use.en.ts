import type { MessagesOf } from './format.ts'

// What a usual answer is said with: all the card needs at first. English wording from the domain taxonomy 1.0.0; ids never
// change, words may.

export const en = {
  // `adjective`: as it stands before "data".
  level: {
    public: { label: 'Public', adjective: 'public', hint: 'Could this be on our website today?', meaning: 'Meant for, or already in, the public domain.', examples: 'published article, job advert, open-source code' },
    internal: { label: 'Internal', adjective: 'internal', hint: 'Everyday work content without names of customers or staff.', meaning: 'Normal business information not meant for outsiders; little harm if it leaks.', examples: 'meeting agenda, process description, draft slide without figures' },
    confidential: { label: 'Confidential', adjective: 'confidential', hint: 'Would you need a reason to send this to another department?', meaning: 'Limited circle; clear harm to business or persons if it leaks.', examples: 'customer offer, contract, unreleased product plan' },
    restricted: { label: 'Restricted', adjective: 'restricted', hint: 'Named people only, or the law forbids passing it on.', meaning: 'Named recipients only; severe harm or legal breach if it leaks.', examples: 'merger plan, security vulnerability detail, health record, credentials' },
  },
  purpose: {
    writing: { label: 'Write or improve text', help: 'Mail, letter, draft, grammar, tone, shorten' },
    summarising: { label: 'Summarise', help: 'Long document, thread, report' },
    translation: { label: 'Translate', help: 'Between languages' },
    research: { label: 'Look something up or learn', help: 'Search, explain, compare, practise' },
    ideation: { label: 'Ideas and planning', help: 'Brainstorm, outline, travel plan' },
    meeting_notes: { label: 'Meeting notes or transcription', help: 'Record, transcribe, minutes' },
    coding: { label: 'Write or fix code', help: 'Also scripts, queries, configs' },
    data_analysis: { label: 'Analyse data or spreadsheets', help: 'Tables, charts, statistics' },
    it_security_ops: { label: 'IT and security work', help: 'Tickets, logs, alerts' },
    image_media: { label: 'Make or edit images, audio, video', help: 'Slides, adverts, avatars' },
    public_content: { label: 'Text for the public', help: 'Website, press, social media' },
    customer_service: { label: 'Answer customers', help: 'Support reply, chatbot' },
    sales_marketing: { label: 'Sales and marketing targeting', help: 'Leads, segments, personalised offers' },
    legal_contracts: { label: 'Contracts and legal questions', help: 'Review, clause drafting' },
    finance_controlling: { label: 'Finance and controlling', help: 'Forecasts, bookings, reports' },
    automation_agent: { label: 'Let AI act for me', help: 'Agent, browser control, workflow' },
    hr_recruiting: { label: 'Hiring or staff decisions', help: 'Screen CVs, rank, rate, assign tasks' },
    people_scoring: { label: 'Other decisions about a person', help: 'Credit, insurance, benefits, pupils, patients, access' },
    emotion_biometrics: { label: 'Recognise faces, voices or emotions', help: 'Identify, categorise, read mood' },
    // The domain asks for a line of text here; the design has no field for text, so none is asked for.
    other: { label: 'Something else', help: 'None of these' },
  },
  purposeGroup: {
    everyday: 'Everyday',
    technical: 'Technical',
    content: 'Content',
    customer: 'Customers',
    expert: 'Expert work',
    people: 'Decisions on people',
    other: 'Other',
  },
  accountType: {
    corporate_enterprise: { label: 'Company account', hint: 'Signed in with the company’s log-in; enterprise contract' },
    corporate_team: { label: 'Team account', hint: 'Paid by the company, without an enterprise contract' },
    personal_paid: { label: 'Own account, paid', hint: 'Private subscription' },
    personal_free: { label: 'Own account, free', hint: 'Private and free of charge' },
    anonymous: { label: 'Not signed in', hint: 'Used without an account' },
    unknown: { label: 'Not sure', hint: 'Counts as unknown' },
  },
  status: {
    detected: { label: 'Not reviewed yet', meaning: 'Seen in use; nobody has looked at it yet.' },
    under_review: { label: 'Under review', meaning: 'Someone is looking at it.' },
    approved: { label: 'Approved', meaning: 'Allowed for stated purposes, data levels and account types.' },
    approved_with_conditions: { label: 'Approved with conditions', meaning: 'Allowed as long as its conditions hold.' },
    prohibited: { label: 'Prohibited', meaning: 'Not to be used for work.' },
    retired: { label: 'Retired', meaning: 'No longer used here.' },
    dismissed: { label: 'Not AI / not relevant', meaning: 'Looked at and set aside, with a reason.' },
  },
  field: {
    purpose: 'Purpose',
    level: 'Data level',
    categories: 'Kinds of data',
    accountType: 'Account',
    humanReview: 'Who checks the result?',
    destination: 'Where does the result go?',
    affectsPeople: 'About whom?',
    connectors: 'Which company systems were connected?',
    department: 'Department',
  },
} as const

export type UseMessages = MessagesOf<typeof en>
