import { expect, it } from 'vitest'
import { startTrial } from '#test/fixture/relay.ts'

it('stops although people are connected, and what they last saved is there again', async () => {
  let trial = await startTrial()
  const draft = await trial.openDraft(trial.administrator, 'policy')
  const entry = { value: 'security@example.org', editedBy: trial.administrator.member.id, editedOn: '2026-11-19' }
  draft.set('text/contact', entry)
  await draft.saved()
  trial = await trial.again()
  await expect.poll(() => draft.closings.length).toBeGreaterThan(0)
  draft.close()
  const later = await trial.openDraft(trial.administrator, 'policy')
  expect(later.get('text/contact')).toEqual(entry)
  later.close()
  await trial.stop()
})
