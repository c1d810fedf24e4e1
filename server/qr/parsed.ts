/** What reading somebody's words came to: a value, or a problem that a flow turns into a sentence. */
export type Parsed<Value, Problem extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem }

export const found = <Value>(value: Value) => ({ ok: true, value }) as const
export const problem = <Problem extends string>(name: Problem) => ({ ok: false, problem: name }) as const
