import type { RequestLocals } from '../../../server/app.ts'
import type { StaffRefusal } from '../../../staff/core/refusal.ts'

type Locals = Pick<RequestLocals, 'app' | 'form' | 'network' | 'staffCookies'>

/** What came of a form: nothing was sent, she is signed in, or why not. */
export type SignInAnswer =
  | { readonly kind: 'form' }
  | { readonly kind: 'signed-in' }
  /** The code of the second factor comes next. */
  | { readonly kind: 'code-needed' }
  | { readonly kind: 'refused'; readonly refusal: StaffRefusal; readonly email: string }

/** Signs in with what was typed; the cookie goes out with the answer. */
export async function signInFrom(locals: Locals, headers: Headers): Promise<SignInAnswer> {
  const { app, form, network } = locals
  if (!form) return { kind: 'form' }
  const { email = '', password = '' } = form
  const signedIn = await app.staff.signIn({
    ...{ email, password, network },
    agent: headers.get('user-agent'),
    cookie: headers.get('cookie') ?? '',
  })
  if (!signedIn.ok) return { kind: 'refused', refusal: signedIn.refusal, email }
  locals.staffCookies = signedIn.value.cookies
  return { kind: signedIn.value.kind }
}
