import type { Store } from '#relay/store/store.ts'

/** Id of the member a sign-in link is for when none is named. */
export async function firstAdministrator(store: Pick<Store, 'members'>): Promise<string> {
  const administrator = (await store.members()).find((member) => member.role === 'administrator')
  if (administrator === undefined) throw new Error('The workspace has no administrator.')
  return administrator.id
}
