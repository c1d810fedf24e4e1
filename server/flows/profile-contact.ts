import { contactPhone, shownPhone } from '../policy/contact-phone.ts'
import { actionId, answerId, type Ctx, choices, chosen, type Flow, type Outcome, type Step } from './flow.ts'
import type { Incoming } from './incoming.ts'
import type { Message } from './message.ts'
import { clip } from './place-words.ts'
import { contactTold } from './ride-sos.ts'

export interface ContactData {
  /** E.164 digits of the trusted contact, until they have a name. */
  phone?: string
}
type StepName = 'contact' | 'contactName'
type To = Outcome<ContactData, StepName>

/** The part of the profile about who is written to when somebody calls for help during a ride. */
export const contactSteps: Record<StepName, Step<ContactData, StepName>> = {
  contact: {
    ask: ({ say }) => ({ kind: 'text', body: say('places.askContact') }),
    answer: given,
  },
  contactName: {
    free: true,
    ask: ({ say }) =>
      choices(say('places.askContactName'), [
        { id: answerId('profile', 'contactName', 'none'), title: say('places.noName') },
      ]),
    answer(incoming, ctx) {
      const { data, say } = ctx
      if (data.phone === undefined) return { goTo: 'contact' }
      if (chosen(incoming, 'profile', 'contactName') === 'none') return kept(data.phone, null, ctx)
      const name = incoming.kind === 'text' ? nameIn(incoming.body) : null
      return name === null ? { problem: say('profile.nameNeedsLetters') } : kept(data.phone, name, ctx)
    },
  },
}

export const contactActions: NonNullable<Flow<ContactData, StepName>['actions']> = {
  contact: (_value, ctx) =>
    ctx.scope.rides.trustedContact() === undefined ? { goTo: 'contact' } : { done: true, say: [about(ctx)] },
  changeContact: () => ({ goTo: 'contact' }),
  forgetContact(_value, { scope, say }) {
    scope.rides.setTrustedContact(null)
    const add = { id: actionId('profile', 'contact'), title: say('ride.setContact') }
    return { done: true, say: [choices(say('places.contactForgotten'), [add])] }
  },
}

/** "Jeanne (+250 788 123 456)", for the overview. */
export function contactIn({ scope, say }: Ctx<object>): string {
  const contact = scope.rides.trustedContact()
  if (contact === undefined) return say('profile.notSet')
  const number = shownPhone(contact.phone)
  return contact.name === null ? number : `${contact.name} (${number})`
}

/** A contact card, or a number typed alone or beside a name. */
function given(incoming: Incoming, ctx: Ctx<ContactData>): To {
  const { say, scope } = ctx
  if (incoming.kind !== 'text' && incoming.kind !== 'contacts')
    return { problem: say('places.contactNeeded') }
  const typed = incoming.kind === 'text' ? incoming.body.slice(0, maxTyped) : ''
  const written = incoming.kind === 'contacts' ? incoming.phones : [numberPart.exec(typed)?.[0] ?? '']
  const phones = [...new Set(written.map(contactPhone).filter((phone) => phone !== undefined))]
  const [phone, ...more] = phones
  if (phone === undefined) return { problem: say('places.contactNeeded') }
  if (more.length > 0) return { problem: say('places.contactSeveral') }
  const own = scope.qr.ownNumber()
  if (own !== undefined && contactPhone(own.value) === phone) return { problem: say('places.contactIsYou') }
  const name =
    incoming.kind === 'contacts' ? nameIn(incoming.name ?? '') : nameIn(typed.replace(numberPart, ' '))
  return name === null ? { goTo: 'contactName', data: { phone } } : kept(phone, name, ctx)
}

function kept(phone: string, name: string | null, ctx: Ctx<ContactData>): To {
  ctx.scope.rides.setTrustedContact({ phone, name })
  // Whoever names somebody in an emergency means now.
  return { done: true, say: [...contactTold(ctx), about(ctx, ctx.say('places.contactSaved'))] }
}

function about(ctx: Ctx<object>, before?: string): Message {
  const { say } = ctx
  const body = say('places.contactIs', { contact: contactIn(ctx) })
  return choices(before === undefined ? body : `${before}\n\n${body}`, [
    { id: actionId('profile', 'changeContact'), title: say('places.change') },
    { id: actionId('profile', 'forgetContact'), title: say('places.forget') },
  ])
}

function nameIn(typed: string): string | null {
  const name = typed.replace(/[\s\p{C}:,;–—-]+/gu, ' ').trim()
  return /\p{L}/u.test(name) ? clip(name, maxName) : null
}

const numberPart = /\+?\d[\d\s().-]{6,24}\d/
const maxTyped = 200
const maxName = 60
