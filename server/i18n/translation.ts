import type { en } from './en.ts'

export type Source = typeof en
export type MessageKey = keyof Source

/** The names in braces of a text: "Pay {amount} to {payee}" has 'amount' and 'payee'. */
export type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** Texts without placeholders. */
export type PlainKey = {
  [Key in MessageKey]: [Placeholders<Source[Key]>] extends [never] ? Key : never
}[MessageKey]

/** A language must have every text, with exactly the placeholders of the English one. */
export type Translation<Given extends Record<MessageKey, string>> = {
  [Key in MessageKey]: SameSet<Placeholders<Given[Key]>, Placeholders<Source[Key]>> extends true
    ? string
    : `placeholders must be: ${Placeholders<Source[Key]>}`
}
type SameSet<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** Declares a language; what is missing or has other placeholders does not compile. */
export const translation = <const Given extends Record<MessageKey, string>>(
  texts: Given & Translation<Given>,
): Given => texts
