import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** How the server answers: `busy` puts off (greylisting), `unknown` knows nobody, `silent` says nothing after the address. */
export type Mood = 'friendly' | 'busy' | 'unknown' | 'silent'

/** A real SMTP server on a free port, with a mailbox. */
export interface MailServer {
  readonly url: string
  readonly port: number
  readonly mailbox: ParsedMail[]
  mood: Mood
  readonly stop: () => Promise<void>
}

const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code })

/** Starts a mail server; a port may be named where it is to come back at the same address. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const mailbox: ParsedMail[] = []
  const state: { mood: Mood } = { mood: 'friendly' }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (state.mood === 'busy') done(refusal(451, 'greylisted, come back later'))
      else if (state.mood === 'unknown') done(refusal(550, 'no such mailbox'))
      else if (state.mood === 'friendly') done()
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then(mail => {
        mailbox.push(mail)
        done()
      }, done)
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  const own = typeof address === 'object' && address ? address.port : port
  return {
    url: `smtp://127.0.0.1:${own}`,
    port: own,
    mailbox,
    get mood() {
      return state.mood
    },
    set mood(mood: Mood) {
      state.mood = mood
    },
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
