import { join } from 'node:path'
import { type Language, languages } from '../../server/i18n/languages.ts'
import { topics } from '../i18n/topics.ts'
import { manifestIn } from '../manifest.ts'
import { type PageName, pageTopics } from '../page-topics.ts'
import { appRoutes } from '../routes.ts'
import type { Shell } from '../sw/shell.ts'
import { htmlIn } from './html.ts'
import { drawIcons } from './icons.ts'
import { hashedName } from './names.ts'
import { readScreenshots } from './screenshots.ts'

/**
 * Builds the web app: every file by its name. What a browser may keep for ever has a hash in its name and is served
 * below /-/; `pages.json` tells the server what is where (server/http/app-files.ts reads it).
 */
export async function buildApp({ minify }: { minify: boolean }): Promise<Map<string, Bytes>> {
  const [{ files, html, graph }, icons, screenshots] = await Promise.all([
    bundlePages(minify),
    drawIcons(),
    readScreenshots(),
  ])
  for (const { file, bytes } of [...Object.values(icons), ...screenshots]) files.set(file, bytes)
  const pages = {} as Record<Language, string>
  const words = {} as Record<Language, string[]>
  for (const language of languages) {
    const core = graph.needed(`web/i18n/core/${language}.ts`)
    const topics = topicNames.flatMap((topic) => graph.needed(`web/i18n/${topic}/${language}.ts`))
    words[language] = [...new Set([...core, ...topics])]
    const preload = [...graph.neededByEntry, ...core]
    const page = encode(htmlIn(html, { language, icons, preload: [...new Set(preload)] }))
    pages[language] = hashedName(`app.${language}`, 'html', page)
    files.set(pages[language], page)
    files.set(
      `manifest.${language}.webmanifest`,
      encode(JSON.stringify(manifestIn(language, { icons, screenshots }))),
    )
  }
  const pageFiles = Object.fromEntries(
    Object.entries(appRoutes).map(([route, page]) => [
      route,
      Object.fromEntries(languages.map((language) => [language, graph.neededByPage(page, language)])),
    ]),
  )
  files.set('pages.json', encode(JSON.stringify({ pages, routes: pageFiles })))

  const allWords = new Set(Object.values(words).flat())
  const shell: Omit<Shell, 'version'> = {
    routes: Object.keys(appRoutes),
    pages,
    words,
    files: [...graph.neededOffline.filter((file) => !allWords.has(file)), icons.favicon.file].sort(),
    icons: { icon: icons.any192.file, badge: icons.badge.file },
  }
  files.set('sw.js', await bundleWorker(shell, minify))
  return files
}

type Bytes = Uint8Array<ArrayBuffer>

async function bundlePages(minify: boolean) {
  const built = await Bun.build({
    entrypoints: [join(root, 'web/index.html')],
    root,
    target: 'browser',
    splitting: true,
    metafile: true,
    minify,
    publicPath: '/-/',
    define: { 'process.env.NODE_ENV': minify ? '"production"' : '"development"' },
    naming: { entry: '[name].[ext]', chunk: '[name]-[hash].[ext]', asset: '[name]-[hash].[ext]' },
  })
  const files = new Map<string, Bytes>()
  let html = ''
  for (const output of built.outputs) {
    if (output.path.endsWith('.html')) html = await output.text()
    else files.set(nameOf(output.path), new Uint8Array(await output.arrayBuffer()))
  }
  return { files, html, graph: new Graph(built.metafile?.outputs ?? {}) }
}

/** Which file needs which others at once; Bun's account of what it made, by entry point. */
class Graph {
  private readonly byEntry = new Map<string, string>()

  constructor(private readonly outputs: Outputs) {
    for (const [path, { entryPoint }] of Object.entries(outputs)) {
      if (entryPoint !== undefined && path.endsWith('.js')) this.byEntry.set(entryPoint, path)
    }
  }

  /** The script of the page and what it imports. The page names the script itself already. */
  get neededByEntry(): string[] {
    return this.needed('web/index.html').slice(1)
  }

  /** The file made of that source and all it imports at once; nothing where there is no such file. */
  needed(source: string): string[] {
    const first = this.byEntry.get(source)
    const found = new Set(first === undefined ? [] : [first])
    for (const path of found) {
      for (const { path: imported, kind } of this.outputs[path]?.imports ?? []) {
        if (kind === 'import-statement') found.add(imported)
      }
    }
    return [...found].map(nameOf)
  }

  /** All scripts and styles but the map's: half of the program, of little use without a network, kept once looked at. */
  get neededOffline(): string[] {
    const entries = [...this.byEntry.keys()].filter((source) => !/leaflet|pmtiles|^web\/map\//.test(source))
    const scripts = new Set(entries.flatMap((source) => this.needed(source)))
    const styles = Object.entries(this.outputs).flatMap(([path, { cssBundle }]) =>
      cssBundle !== undefined && scripts.has(nameOf(path)) ? [nameOf(cssBundle)] : [],
    )
    return [...new Set([...scripts, ...styles])]
  }

  /** What the page of that folder needs besides what every page does, its texts included. */
  neededByPage(page: PageName, language: Language): string[] {
    const known = new Set(this.needed('web/index.html'))
    const texts = pageTopics[page].map((topic) => `web/i18n/${topic}/${language}.ts`)
    const files = [`web/pages/${page}/page.tsx`, ...texts].flatMap((source) => this.needed(source))
    return [...new Set(files)].filter((file) => !known.has(file))
  }
}

interface Output {
  entryPoint?: string
  cssBundle?: string
  imports: { path: string; kind: string }[]
}
type Outputs = Record<string, Output>

/** One file without imports, since browsers differ in which they allow a service worker. */
async function bundleWorker(shell: Omit<Shell, 'version'>, minify: boolean): Promise<Bytes> {
  const built = await Bun.build({
    entrypoints: [join(root, 'web/sw/worker.ts')],
    target: 'browser',
    format: 'iife',
    minify,
    define: { 'process.env.NODE_ENV': minify ? '"production"' : '"development"' },
  })
  const code = (await built.outputs[0]?.text()) ?? ''
  const version = Bun.hash(JSON.stringify(shell) + code).toString(36)
  return encode(`self.shell = ${JSON.stringify({ version, ...shell })};\n${code}`)
}

const nameOf = (path: string): string => path.replace(/^\.\//, '')
const encode = (text: string): Bytes => new TextEncoder().encode(text)
const root = join(import.meta.dir, '../..')
const topicNames = Object.keys(topics)
