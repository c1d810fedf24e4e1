/** Colours that the browser and the phone paint with before any style sheet is read; as in web/styles/tokens.css. */
export const colours = { brand: '#0a6b4f', light: '#f2f6f4', dark: '#0a120f' } as const
