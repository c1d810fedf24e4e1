/** What a browser calls itself, in words that are the same in every language: "Chrome, Android"; '' when it does not tell. */
export function deviceOf(userAgent: string | null | undefined): string {
  const agent = userAgent ?? ''
  const found = (kinds: [string, RegExp][]) => kinds.find(([, sign]) => sign.test(agent))?.[0]
  return [found(browsers), found(systems)].filter((name) => name !== undefined).join(', ')
}

/** In this order: most claim to be Safari or Chrome as well. */
const browsers: [string, RegExp][] = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Opera Mini', /Opera Mini/],
  ['Opera', /OPR\/|OPX\/|Opera/],
  ['Samsung Internet', /SamsungBrowser/],
  ['UC Browser', /UCBrowser/],
  ['Phoenix', /PHX\//],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|Chromium|CriOS/],
  ['Safari', /Safari/],
]

const systems: [string, RegExp][] = [
  ['KaiOS', /KAIOS/i],
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh|Mac OS X/],
  ['Linux', /Linux/],
]
