// Builds the page from the sources here: `node build.mjs` writes ../almoner_resources/verify_page, `--check`
// compares what is committed there with what the sources give, and ends with 1 where they differ.
import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, '..', 'almoner_resources', 'verify_page')
const MAX_GZIP = 60 * 1024

async function bundle(entry, format) {
  const result = await build({
    entryPoints: [join(here, 'src', entry)],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    format,
    target: ['es2021', 'safari14.1'],
    charset: 'utf8',
    legalComments: 'none',
  })
  const text = result.outputFiles[0].text.trim()
  if (/<\/script|<!--/i.test(text))
    throw new Error(`${entry}: the bundle holds what would end an inline script`)
  return text
}

const sha256 = (text, encoding) => createHash('sha256').update(text, 'utf8').digest(encoding)

/** The licences of what the bundle holds of others, as they ask for. */
async function licences() {
  const parts = await Promise.all(
    ['@noble/hashes', '@noble/secp256k1'].map(async (name) => {
      const { version } = JSON.parse(await readFile(join(here, 'node_modules', name, 'package.json'), 'utf8'))
      const text = await readFile(join(here, 'node_modules', name, 'LICENSE'), 'utf8')
      return `${name} ${version}\n\n${text.trim()}\n`
    }),
  )
  return `The page contains parts of these works, under these licences.\n\n${parts.join('\n---\n\n')}`
}

async function made() {
  const script = await bundle('main.ts', 'iife')
  const style = await bundle('ui/page.css', 'iife')
  const template = await readFile(join(here, 'src', 'page.html'), 'utf8')
  const put = {
    '%STYLE_HASH%': `sha256-${sha256(style, 'base64')}`,
    '%SCRIPT_HASH%': `sha256-${sha256(script, 'base64')}`,
    '%STYLE%': style,
    '%SCRIPT%': script,
  }
  // A function as replacement: the bundle is full of `$&`.
  const page = Object.entries(put).reduce((text, [mark, value]) => text.replace(mark, () => value), template)
  const files = {
    'page.html': page,
    'sw.js': (await bundle('sw.ts', 'iife')) + '\n',
    'fingerprint.txt': sha256(script, 'hex') + '\n',
  }
  // What a phone loads; the licences lie beside it for whoever wants them.
  const size = gzipSync(Object.values(files).join(''), { level: 9 }).length
  if (size > MAX_GZIP) throw new Error(`the page takes ${size} bytes of gzip, more than ${MAX_GZIP}`)
  files['LICENSES.txt'] = await licences()
  return { files, size }
}

const { files, size } = await made()
if (process.argv.includes('--check')) {
  const differing = []
  for (const [name, text] of Object.entries(files)) {
    const committed = await readFile(join(target, name), 'utf8').catch(() => '')
    if (committed !== text) differing.push(name)
  }
  if (differing.length) {
    console.error(`not what the sources give: ${differing.join(', ')}; run ./task page`)
    process.exit(1)
  }
} else {
  await mkdir(target, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(target, name), text)
}
console.log(`${size} bytes gzip, fingerprint ${files['fingerprint.txt'].trim()}`)
