import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, normalize} from 'node:path'
import process from 'node:process'

// Draws which room imports which, as a flowchart in Mermaid: node scripts/structure.ts [CHECKOUT]. Numbers are imports of
// files of the product; tests and what helps them are left out. An arrow that runs up is dotted: its target imports the
// room that it comes from, by whatever way.

const root = process.argv[2] ?? '.'
const folders = ['src', 'labs'].filter(folder => readdirSync(root).includes(folder))
const isTest = (file: string): boolean => /\.(test|lab|runner)\.ts$/.test(file)
const files = folders
  .flatMap(folder =>
    readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'}).map(file => `${folder}/${file}`),
  )
  .filter(file => file.endsWith('.ts') && !isTest(file))
const roomOf = (file: string): string => file.split('/').slice(0, 2).join('/')

const imports = new Map<string, number>()
for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8')
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\b[^'"();]*?\bfrom '(\.[^']+)'/gm)) {
    const [from, to] = [roomOf(file), roomOf(normalize(join(dirname(file), specifier)))]
    if (from !== to) imports.set(`${from} ${to}`, (imports.get(`${from} ${to}`) ?? 0) + 1)
  }
}

const pairs = [...imports].map(([pair, count]) => ({
  from: pair.split(' ')[0] ?? '',
  to: pair.split(' ')[1] ?? '',
  count,
}))
function reaches(from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true
  if (seen.has(from)) return false
  seen.add(from)
  return pairs.some(pair => pair.from === from && reaches(pair.to, to, seen))
}

const sizes = new Map<string, number>()
for (const file of files) sizes.set(roomOf(file), (sizes.get(roomOf(file)) ?? 0) + 1)
const id = (room: string): string => room.replaceAll(/\W/g, '_')
console.log('flowchart TB')
for (const [room, count] of sizes)
  console.log(`  ${id(room)}["${room.replace(/^src\//, '')}<br/>${count} files"]`)
for (const {from, to, count} of pairs)
  console.log(
    `  ${id(from)} ${reaches(to, from) ? '-.' : '--'} ${count} ${reaches(to, from) ? '.->' : '-->'} ${id(to)}`,
  )
