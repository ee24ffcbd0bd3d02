import {spawn} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {text} from 'node:stream/consumers'
import test from 'ava'
import {guestProgram} from '../../process/guest-program.ts'

interface Fake {
  /** Members by the containers that they have. */
  counts: Map<string, string[]>
  asked: string[]
}

/** How a container ends that is made: with an error of its work, or without an address. */
type Fault = 'unmade' | 'no-address' | undefined

/**
 * LXD's API as far as the program asks it. A container appears a moment after LXD has begun to make it, on the member with
 * fewest; what is still being made counts double, as LXD counts it.
 */
async function launchBy(
  names: readonly string[],
  {fault, seconds = 20}: {fault?: Fault; seconds?: number} = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'fanlab-lxd-'))
  const path = join(folder, 'unix.socket')
  const fake: Fake = {counts: new Map(['a', 'b', 'c'].map(each => [each, []])), asked: []}
  const making = new Set<string>()
  const weight = (held: string[]): number => held.length + held.filter(name => making.has(name)).length
  const server = createServer(async (request, response) => {
    const url = String(request.url)
    fake.asked.push(`${request.method} ${url}`)
    const body = await text(request)
    const tell = (metadata: unknown, more = {}) =>
      response.end(JSON.stringify({type: 'sync', metadata, ...more}))
    const [, name = ''] = /instances\/([^/]+)\/state/.exec(url) ?? []
    if (url === '/1.0/instances' && request.method === 'POST') {
      const made = JSON.parse(body).name
      making.add(made)
      const least = [...fake.counts.values()].sort((one, other) => weight(one) - weight(other))[0]
      setTimeout(() => fault !== 'unmade' && least?.push(made), 30)
      tell({}, {type: 'async', operation: `/1.0/operations/${made}`})
    } else if (url === '/1.0/instances') {
      tell([...fake.counts.values()].flat().map(each => `/1.0/instances/${each}`))
    } else if (url.includes('/wait')) {
      making.clear()
      tell({status_code: 200, status: 'Success', err: ''})
    } else if (url.startsWith('/1.0/operations/')) {
      tell(fault === 'unmade' ? {status_code: 400, err: 'Image not found'} : {status_code: 103, err: ''})
    } else if (request.method === 'PUT') tell({}, {type: 'async', operation: `/1.0/operations/start-${name}`})
    else {
      const addresses =
        fault === 'no-address' ? null : [{family: 'inet', scope: 'global', address: '240.1.0.2'}]
      tell({status: 'Running', network: {eth0: {addresses}}})
    }
  })
  await new Promise<void>(resolve => server.listen(path, resolve))
  try {
    const {argv, source} = guestProgram(['roles/lxd-cluster/guest/launch_containers'])
    const [command = '', ...words] = argv
    const child = spawn(command, words, {stdio: ['pipe', 'pipe', 'inherit']})
    const containers = names.map(name => ({name, image: 'image', target: null}))
    child.stdin.end(
      Buffer.concat([
        source,
        Buffer.from(JSON.stringify({sockets: ['/nowhere', path], containers, together: 3, seconds})),
      ]),
    )
    return {...fake, said: JSON.parse(await text(child.stdout))}
  } finally {
    server.close()
    await rm(folder, {recursive: true})
  }
}

const six = [1, 2, 3, 4, 5, 6].map(number => `container-${number}`)

test('six containers are spread evenly, three at a time, and started', async t => {
  const {counts, asked, said} = await launchBy(six)
  t.deepEqual(said, {problem: null})
  t.deepEqual(
    [...counts.values()].map(held => held.length),
    [2, 2, 2],
  )
  const acts = asked.filter(each => /^(POST|PUT)/.test(each))
  t.deepEqual(
    acts.map(each => each.split(' ')[0]),
    [...'MMMSSSMMMSSS'].map(each => (each === 'M' ? 'POST' : 'PUT')),
  )
})

test('a container that cannot be made is told with LXD’s own words', async t => {
  const {said} = await launchBy(six, {fault: 'unmade'})
  t.deepEqual(said, {problem: 'cannot make container-1: Image not found'})
})

test('a container without an address is told after the deadline', async t => {
  const {said} = await launchBy(['container-1'], {fault: 'no-address', seconds: 0.3})
  t.deepEqual(said, {
    problem:
      'cannot see the address of container-1: timed out; last seen: container-1 is Running without address',
  })
})
