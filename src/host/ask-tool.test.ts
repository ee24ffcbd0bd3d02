import {chmodSync, writeFileSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import test from 'ava'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {parsePrefix} from '../process/prefix.ts'
import {askTool} from './ask-tool.ts'
import {lookAt} from './look-at.ts'
import {forwardPolicyFinding, overlapFinding} from './network.ts'

// Programs with bad answers play the host's tools.

const realPath = process.env.PATH ?? ''
test.afterEach.always(() => {
  process.env.PATH = realPath
})

function play(tool: string, script: string): void {
  const folder = temporaryFolder()
  writeFileSync(join(folder, tool), `#!/bin/sh\n${script}\n`)
  chmodSync(join(folder, tool), 0o755)
  process.env.PATH = [folder, realPath].join(delimiter)
}

const prefixes = {overlay: parsePrefix('240.0.0.0/8'), underlay: parsePrefix('10.79.89.0/24')}
const topics = {
  // The firewall shows its rules to root only.
  ...(process.geteuid?.() === 0 ? {nft: () => forwardPolicyFinding()} : {}),
  ip: () => overlapFinding(prefixes),
}
const answers = {
  'says garbage': ['echo garbage', /it is not valid JSON/],
  'says JSON of another shape': ['echo \'{"nftables": 7}\'', /cannot read the answer/],
  fails: ['echo "no \\033[31mpermission" >&2; exit 3', /ended with status 3: "no \\u001b\[31mpermission"/],
  'dies of a signal': ['kill -SEGV $$', /ended with SIGSEGV/],
  'says a gigabyte': ['exec head -c 1000000000 /dev/zero', /longer than 4000000 characters/],
  hangs: ['exec sleep 60', /it did not end within \d+ s/],
} as const

for (const [tool, look] of Object.entries(topics)) {
  for (const [what, [script, reason]] of Object.entries(answers)) {
    test.serial(`where ${tool} ${what}, its topic is unknown, with the reason`, async t => {
      play(tool, script)
      const {state, text} = await lookAt('x', look)
      t.is(state, 'unknown')
      t.regex(text, reason)
      t.regex(text, /^\P{Cc}{1,400}$/u)
    })
  }
}

test.serial('a tool that is not there is told by its name', async t => {
  process.env.PATH = temporaryFolder()
  await t.throwsAsync(askTool(['ip', 'link']), {message: 'cannot ask "ip link": there is no ip'})
})

test('a topic has a deadline of its own', async t => {
  const never = (): Promise<never> => new Promise(() => {})
  t.deepEqual(await lookAt('x', never, 50), {topic: 'x', state: 'unknown', text: 'no answer within 0.05 s'})
})
