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
type Translation<English extends Texts, Given extends Record<keyof English, string>> = {
  [Key in keyof English]: SameSet<Placeholders<Given[Key]>, Placeholders<English[Key]>> extends true
    ? string
    : `placeholders must be: ${Placeholders<English[Key]>}`
}
type Texts = Record<string, string>
type SameSet<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

/** Declares the texts of a topic in another language; what is missing or has other placeholders does not compile. */
export const translationOf =
  <English extends Texts>() =>
  <const Given extends Record<keyof English, string>>(
    texts: Given & Translation<English, Given>,
  ): Record<keyof English, string> =>
    texts
