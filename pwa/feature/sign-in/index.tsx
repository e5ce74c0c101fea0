import { useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import { pwaSignInMessages, type PwaSignInMessages } from '#shared/message/pwa-sign-in.ts'
import { session, signIn, syncState, type Answer } from '../../data/index.ts'
import { Button, LinkButton } from '../../ui/button/index.tsx'
import { Notice } from '../../ui/empty/index.tsx'
import { TextField } from '../../ui/field/index.tsx'
import { textsOf } from '../../ui/locale/index.ts'
import { takeToken, tokenIn } from './token.ts'
import './sign-in.css'

type State = { readonly kind: 'idle' } | { readonly kind: 'working' } | { readonly kind: 'failed'; readonly text: string }

/** Exchanges the secret of a one-time link for a session. */
export function SignInPage() {
  const texts = textsOf(pwaSignInMessages)
  const { route } = useLocation()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [pasted, setPasted] = useState('')

  async function enter(token: string | null): Promise<void> {
    if (token === null) return setState({ kind: 'failed', text: texts.noToken })
    setState({ kind: 'working' })
    const answer = await signIn(token)
    if (answer.ok) route('/', true)
    else setState({ kind: 'failed', text: reasonOf(answer, texts) })
  }

  useEffect(() => {
    const open = () => {
      if (location.hash === '') return
      const token = takeToken()
      setPasted(token ?? '')
      void enter(token)
    }
    open()
    // A link opened while this page is already there changes only the hash.
    addEventListener('hashchange', open)
    return () => removeEventListener('hashchange', open)
  }, [])

  const isSignedIn = session.value !== null && syncState.value.connection !== 'signed-out'
  return (
    <div class="sign-in">
      <img src="/icon.svg" alt="" width="40" height="40" />
      <h1>{texts.title}</h1>
      {!isSecureContext && <Notice tone="stop">{texts.insecure}</Notice>}
      {state.kind === 'working' && <p role="status">{texts.working}</p>}
      {state.kind === 'failed' && <Notice tone="attention">{state.text}</Notice>}
      {state.kind === 'idle' && isSignedIn && (
        <Notice action={<LinkButton href="/">{texts.open}</LinkButton>}>{texts.already(session.value?.member.name ?? '')}</Notice>
      )}
      {state.kind !== 'working' && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void enter(tokenIn(pasted))
          }}
        >
          <p class="soft">{texts.explain}</p>
          <TextField label={texts.paste} hint={texts.pasteHint} value={pasted} onInput={setPasted} />
          <div>
            <Button look="primary" type="submit">{state.kind === 'failed' ? texts.again : texts.button}</Button>
          </div>
        </form>
      )}
    </div>
  )
}

function reasonOf(answer: Extract<Answer<unknown>, { ok: false }>, texts: PwaSignInMessages): string {
  if (answer.why === 'newer') return texts.newer
  if (answer.problem === null) return texts.offline
  if (answer.problem.code === 'link') return texts.used
  return texts.failed([answer.problem.message, answer.problem.fix].filter(Boolean).join(' '))
}
