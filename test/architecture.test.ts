import { describe, expect, test } from 'bun:test'
import { dirname, join, normalize, relative } from 'node:path'
import { Glob } from 'bun'

/**
 * The import map of ARCHITECTURE.md: what each part may import besides itself. Imports point downwards. `types` may
 * be imported with `import type` only, so nothing of them reaches the running program.
 */
const foundations = ['error', 'secret', 'clock', 'version', 'log', 'i18n', 'mask', 'db', 'config']
const nouns = [
  'events',
  'geo',
  'people',
  'timers',
  'qr',
  'media',
  'flags',
  'limits',
  'drivers',
  'fares',
  'rides',
  'trips',
  'places',
  'vehicles',
  'documents',
  'sessions',
  'ocr',
  'backup',
  'push',
]

const map: Record<string, { uses: string[]; types?: string[] }> = {
  error: { uses: [] },
  clock: { uses: [] },
  version: { uses: ['package.json'] },
  mask: { uses: [] },
  secret: { uses: [] },
  log: { uses: ['mask'] },
  i18n: { uses: [] },
  config: { uses: ['error'] },
  migrations: { uses: [] },
  db: { uses: ['error', 'migrations'], types: ['i18n', 'ocr'] },
  ...Object.fromEntries(nouns.map((noun) => [noun, { uses: [...foundations, ...nouns] }])),
  // What is told on a screen is what the person may see.
  push: { uses: [...foundations, ...nouns], types: ['policy'] },
  policy: { uses: [...foundations, ...nouns] },
  flows: { uses: ['error', 'i18n', 'policy'], types: [...nouns, 'clock'] },
  queue: { uses: [...foundations, ...nouns, 'policy', 'flows'] },
  whatsapp: { uses: [...foundations, ...nouns, 'queue'], types: ['flows'] },
  health: { uses: [...foundations, ...nouns], types: ['queue', 'whatsapp'] },
  doctor: { uses: [...foundations, ...nouns, 'health', 'whatsapp'] },
  http: {
    uses: [...foundations, ...nouns, 'policy', 'health', 'assets'],
    types: ['whatsapp', 'queue', 'context'],
  },
  assets: { uses: [] },
  simulator: { uses: [...foundations, 'assets'] },
  // Values only of what is pure, and the same digits, distances, days and links on both sides.
  web: { uses: ['i18n', 'qr', 'geo', 'places'], types: ['http', 'db', 'policy', ...nouns] },
}

/** These may import anything: they put the parts together. */
const assemblers = new Set(['cli', 'main', 'context', 'schedule', 'scripts', 'bench', 'test', 'fixtures'])

interface Edge {
  from: string
  to: string
  isTypeOnly: boolean
}

describe('imports point downwards', () => {
  test('in every file of the project', async () => {
    const edges = await edgesOf(await sources())
    expect(edges.length).toBeGreaterThan(50)
    expect(violations(edges)).toEqual([])
  })

  test('and every folder has its place in the map', async () => {
    const parts = new Set([...(await sources()).keys()].map(partOf))
    expect([...parts].filter((part) => !(part in map) && !assemblers.has(part))).toEqual([])
  })
})

describe('this test notices', () => {
  const wrong: [string, string, string][] = [
    ['an upward import', 'server/db/x.ts', "import { send } from '../queue/sender.ts'\nsend()"],
    [
      'an import that looks like a type but is a value',
      'server/flows/x.ts',
      "import { add } from '../people/people.ts'\nadd()",
    ],
    [
      'anything that imports the command line',
      'server/http/x.ts',
      "import { root } from '../../cli/plugin.ts'\nroot",
    ],
    ['the simulator in the server', 'server/http/x.ts', "export { start } from '../simulator/server.ts'"],
    ['a lazy import', 'server/qr/x.ts', "const f = () => import('../http/app.ts')\nf()"],
    ['what only tests use', 'server/db/x.ts', "import { startAll } from './testing.ts'\nstartAll()"],
    [
      'a type from a part above',
      'server/db/x.ts',
      "import type { Flow } from '../flows/flow.ts'\nexport const f = (x: Flow) => x",
    ],
  ]
  test.each(wrong)('%s', async (_, path, code) => {
    expect(violations(await edgesOf(new Map([[path, code]])))).toHaveLength(1)
  })

  test('but not what the map allows', async () => {
    const fine = new Map([
      [
        'server/flows/x.ts',
        "import type { Person } from '../people/people.ts'\nexport const f = (p: Person) => p",
      ],
      [
        'server/flows/y.ts',
        "import { type Person } from '../people/people.ts'\nexport const f = (p: Person) => p",
      ],
      ['cli/commands/x.ts', "import { start } from '../../server/main.ts'\nstart()"],
      ['server/queue/x.test.ts', "import { start } from '../simulator/server.ts'\nstart()"],
    ])
    expect(violations(await edgesOf(fine))).toEqual([])
  })
})

function violations(edges: Edge[]): string[] {
  return edges.filter((edge) => !isAllowed(edge)).map(({ from, to }) => `${from} must not import ${to}`)
}

function isAllowed({ from, to, isTypeOnly }: Edge): boolean {
  const [importer, imported] = [partOf(from), partOf(to)]
  // Tests and what only they use put parts together as the program does, and stay out of it.
  if (isForTests(from)) return true
  if (isForTests(to)) return false
  if (importer === imported || assemblers.has(importer)) return true
  const rule = map[importer]
  if (rule === undefined) return false
  return rule.uses.includes(imported) || (isTypeOnly && (rule.types ?? []).includes(imported))
}

function isForTests(path: string): boolean {
  return /^test\/|\.test\.tsx?$|\/testing\.tsx?$/.test(path)
}

/** "server/queue/inbox.ts" → "queue"; "server/error.ts" → "error"; "cli/run.ts" → "cli" */
function partOf(path: string): string {
  const [top, second] = path.split('/')
  if (top !== 'server') return top ?? ''
  const name = (second ?? '').replace(/(\.test)?\.tsx?$/, '')
  return name === 'settings' ? 'config' : name
}

async function sources(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const top of ['cli', 'server', 'web', 'migrations', 'scripts', 'bench', 'test']) {
    for await (const path of new Glob(`${top}/**/*.{ts,tsx}`).scan({ cwd: root })) {
      found.set(path, await Bun.file(join(root, path)).text())
    }
  }
  return found
}

/** Bun's transpiler drops imports that are only types; a second reading with `type` struck out brings them back. */
async function edgesOf(files: Map<string, string>): Promise<Edge[]> {
  const edges: Edge[] = []
  for (const [path, code] of files) {
    const loader = path.endsWith('x') ? 'tsx' : 'ts'
    const atRunTime = new Set(pathsIn(code, loader))
    for (const specifier of new Set([...atRunTime, ...typePathsIn(code)])) {
      if (!specifier.startsWith('.')) continue
      const to = relative(root, normalize(join(root, dirname(path), specifier)))
      edges.push({ from: path, to, isTypeOnly: !atRunTime.has(specifier) })
    }
  }
  return edges
}

function pathsIn(code: string, loader: 'ts' | 'tsx'): string[] {
  return new Bun.Transpiler({ loader, target: 'bun' })
    .scanImports(code.replace(/^#!.*/, ''))
    .map(({ path }) => path)
}

function typePathsIn(code: string): string[] {
  const statements = code.matchAll(/^(?:import|export) (?:type )?[^'"]*? from ['"]([^'"]+)['"]/gm)
  const inline = code.matchAll(/\bimport\(['"]([^'"]+)['"]\)/g)
  return [...statements, ...inline].map(([, path]) => path ?? '')
}

const root = join(import.meta.dir, '..')
