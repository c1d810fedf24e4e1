/** A link taken apart, whatever its scheme; everything in it is decoded, but "+" is kept: see wordsOf(). */
export interface Link {
  /** Lower case, without "www."; for the links of apps ("geo:", "waze://") their scheme. */
  host: string
  path: string[]
  params: URLSearchParams
  /** Without the "#", decoded. */
  hash: string
  /** As it was written; undefined for links of apps. */
  url: URL | undefined
}

/** Everything in a text that is written like a link, in its order; at most the first ten. */
export function linksIn(text: string): string[] {
  const found = text.match(linkPattern) ?? []
  return found.slice(0, 10).map(withoutTrailing)
}

/** Without what ends a sentence or closes a bracket around the link; its own brackets are closed by it. */
function withoutTrailing(link: string): string {
  let open = link.split('(').length - link.split(')').length
  let end = link.length
  for (; end > 1 && trailing.test(link[end - 1] ?? ''); end -= 1) {
    if (link[end - 1] !== ')') continue
    if (open >= 0) break
    open += 1
  }
  return link.slice(0, end)
}

/** The text without its links: in them numbers mean other things. */
export const withoutLinks = (text: string): string => text.replace(linkPattern, '\n')

export function parseLink(written: string): Link | undefined {
  const app = /^(geo|google\.navigation|comgooglemaps|waze|maps|om|here-location):/i
    .exec(written)?.[1]
    ?.toLowerCase()
  if (app !== undefined) return appLink(app, written.slice(app.length + 1))
  const isWeb = /^https?:\/\//i.test(written)
  const full = isWeb ? written : `https://${written}`
  if ((!isWeb && /^[a-z][a-z0-9+.-]*:\/\//i.test(written)) || !URL.canParse(full)) return undefined
  const url = new URL(full)
  return {
    host: url.hostname.replace(/^www\./, ''),
    path: url.pathname.split('/').slice(1).map(decoded),
    params: paramsOf(url.search),
    hash: decoded(url.hash.slice(1)),
    url,
  }
}

/** "geo:-1.95,30.06?q=…" and "waze://?ll=…": the part before the "?" is the path. */
function appLink(host: string, rest: string): Link {
  const [address = '', query = ''] = split(rest.split('#', 1)[0] ?? '', '?')
  const isBareQuery = query === '' && /^q=/.test(address)
  return {
    host,
    path: isBareQuery ? [] : address.replace(/^\/\//, '').split('/').map(decoded),
    params: paramsOf(isBareQuery ? address : query),
    hash: '',
    url: undefined,
  }
}

const paramsOf = (query: string): URLSearchParams => new URLSearchParams(query.replaceAll('+', '%2B'))

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** Percent signs that stand for nothing are left as they are. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A part of a link as words: there "+" is a blank, in a plus code it is not. */
export const wordsOf = (part: string | undefined): string => (part ?? '').replaceAll('+', ' ').trim()

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const begin = [
  String.raw`(?<![\p{L}\p{N}])(?:https?:\/\/|geo:|google\.navigation:|(?:comgooglemaps|waze|maps|om|here-location):\/\/)`,
  // Without a scheme: "maps.app.goo.gl/…". A slash or a question must follow, or every "ok.thanks" were a link.
  String.raw`(?<![\p{L}\p{N}.@/-])(?:${label}\.){1,4}[a-z]{2,10}(?=[/?][^\s<>])`,
].join('|')
/** People write "?q=-1.95, 30.06": after a comma, one blank and a number still belong to it. */
const linkPattern = new RegExp(
  `(?:${begin})[^\\s<>]{1,4000}(?:(?<=,) [+-]?\\d{1,3}\\.\\d[^\\s<>]{0,200})?`,
  'giu',
)
const trailing = /[)\]}.,;:!?"'*»”’]/
