import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BunPlugin } from 'bun'
import { buildWebPage, smallestCopies, type WebPageName, webPages } from '../server/assets.ts'
import { projectRoot } from './generated.ts'

/** Makes dist/inzira: the command line, the server, its web pages and all they need, in one file. */
const dist = join(projectRoot, 'dist')
const outfile = join(dist, 'inzira')

await rm(dist, { recursive: true, force: true })
await prebuildWebPages()
await Bun.build({
  entrypoints: [join(projectRoot, 'cli/main.ts'), ...workers()],
  root: projectRoot,
  minify: true,
  bytecode: true,
  splitting: true,
  // Top-level await together with bytecode needs it.
  format: 'esm',
  target: 'bun',
  sourcemap: 'linked',
  // Without __dirname here, the folder of the build would be written into the binary.
  define: { 'process.env.NODE_ENV': '"production"', __dirname: '"/$app"', __filename: '"/$app/file"' },
  plugins: [withoutDevtools()],
  compile: {
    outfile,
    assets: [join(dist, 'web')],
    // A binary must not run or read what happens to lie in the folder where somebody starts it.
    autoloadDotenv: false,
    autoloadBunfig: false,
  },
})
for (const map of new Bun.Glob('**/*.map').scanSync({ cwd: dist, absolute: true })) await rm(map)
// Its files are in the binary now.
await rm(join(dist, 'web'), { recursive: true })
console.log(`dist/inzira  ${Math.round((await stat(outfile)).size / 2 ** 20)} MB`)

async function prebuildWebPages(): Promise<void> {
  for (const name of Object.keys(webPages) as WebPageName[]) {
    const page = await buildWebPage(name, { minify: true })
    for (const [path, file] of page.files) {
      const target = join(dist, 'web', name, path)
      await Bun.write(target, file.bytes)
      // Compressed here, as small as it gets, and never again while the server runs.
      for (const [suffix, bytes] of smallestCopies(file)) await Bun.write(target + suffix, bytes)
    }
  }
}

function workers(): string[] {
  return [...new Bun.Glob('server/**/{worker,*-worker}.ts').scanSync({ cwd: projectRoot, absolute: true })]
}

/** ink imports react's developer tools, which are not installed; left external, the binary would not start. */
function withoutDevtools(): BunPlugin {
  return {
    name: 'without-devtools',
    setup(build) {
      build.onResolve({ filter: /^react-devtools-core$/ }, ({ path }) => ({ path, namespace: 'stub' }))
      build.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
        contents: 'export default { initialize() {}, connectToDevTools() {} }',
        loader: 'js',
      }))
    },
  }
}
