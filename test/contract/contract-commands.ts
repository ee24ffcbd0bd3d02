import {createHash, randomBytes} from 'node:crypto'
import type {ProvidedMachine} from '../../src/providers/provider.ts'
import {type ContractLab, output, type Serial} from './contract-lab.ts'

const megabyte = 1024 ** 2

const oddTexts = [
  'a b',
  "it's",
  '"q"',
  '$HOME',
  '`id`',
  '*',
  '',
  '\n',
  '\\',
  '--',
  '-n',
  'ä€😀',
  '!x',
  '~',
  '{a,b}',
  ';true',
  'a=b',
  '%s',
  '\t',
]

const hash = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** What a command is given and what it gives back, on a machine and in the place of the host. */
export function commandTests(serial: Serial, contract: ContractLab): void {
  const first = (): ProvidedMachine => contract.machine(0)

  serial('odd arguments reach a command as they are', async t => {
    for (const place of [contract.lab.host, first()]) {
      const said = await output(place, ['printf', '%s\\0', ...oddTexts])
      t.deepEqual(said.split('\0').slice(0, -1), oddTexts, place.name)
    }
  })

  serial('a file of an odd name is made under that name', async t => {
    for (const name of oddTexts.filter(text => text !== '')) {
      await output(first(), ['sh', '-c', 'rm -rf /root/odd; mkdir /root/odd; : > "/root/odd/$1"', 'sh', name])
      t.is(await output(first(), ['sh', '-c', 'cd /root/odd; printf %s *']), name)
    }
  })

  serial('the exit status is the command’s own, and the streams are told apart', async t => {
    for (const place of [contract.lab.host, first()]) {
      for (const status of [0, 1, 3, 42, 124, 137, 255]) {
        const result = await place.run(['sh', '-c', 'echo out; echo err >&2; exit "$1"', 'sh', `${status}`])
        t.like(result, {status, stdout: 'out\n', stderr: 'err\n', timedOut: false}, `${place.name} ${status}`)
      }
      t.is((await place.run(['no-such-command'])).status, 127)
    }
  })

  serial('a command that a signal ends has the status that a shell gives', async t => {
    for (const place of [contract.lab.host, first()]) {
      t.like(await place.run(['sh', '-c', 'kill -TERM $$']), {status: 143, timedOut: false}, place.name)
      t.like(await place.run(['sh', '-c', 'kill -KILL $$']), {status: 137, timedOut: false}, place.name)
    }
  })

  serial('a command reads exactly the input that it is given: none, an empty one, a binary one', async t => {
    const everyByte = Uint8Array.from({length: 70_000}, (_, index) => index % 256)
    for (const place of [contract.lab.host, first()]) {
      t.is(await output(place, ['cat']), '')
      t.is(await output(place, ['cat'], {stdin: ''}), '')
      t.is(await output(place, ['cat'], {stdin: 'no newline'}), 'no newline')
      t.is(await output(place, ['sha256sum'], {stdin: everyByte}), `${hash(everyByte)}  -\n`, place.name)
    }
  })

  serial('a command that ends without reading its input is no error', async t => {
    for (const place of [contract.lab.host, first()])
      t.is((await place.run(['true'], {stdin: 'x'.repeat(megabyte)})).status, 0)
  })

  serial('a megabyte on each stream arrives whole', async t => {
    const script = 'yes out | head -c 1048576; yes err | head -c 1048576 >&2'
    for (const place of [contract.lab.host, first()]) {
      const {stdout, stderr} = await place.run(['sh', '-c', script])
      t.is(stdout, 'out\n'.repeat(megabyte / 4))
      t.is(stderr, 'err\n'.repeat(megabyte / 4))
    }
  })

  serial('ten megabytes go in and come out as they were', async t => {
    const data = randomBytes(10 * megabyte)
    await output(first(), ['sh', '-c', 'cat > /root/big'], {stdin: data})
    t.is(await output(first(), ['sha256sum', '/root/big']), `${hash(data)}  /root/big\n`)
    const back = await output(first(), ['base64', '--wrap=0', '/root/big'])
    t.is(hash(Buffer.from(back, 'base64')), hash(data))
  })

  serial('twenty commands at once do not mix', async t => {
    const numbers = Array.from({length: 20}, (_, index) => `${index}`)
    const said = await Promise.all(
      numbers.map(number =>
        output(first(), ['sh', '-c', 'cat; sleep 0.1; echo "$1"', 'sh', number], {stdin: `${number} `}),
      ),
    )
    t.deepEqual(
      said,
      numbers.map(number => `${number} ${number}\n`),
    )
  })
}
