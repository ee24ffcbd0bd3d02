import {spawnSync} from 'node:child_process'
import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import * as z from 'zod'
import {temporaryFolder} from '../../test/support/temporary-folder.ts'
import {LabError} from '../process/lab-error.ts'
import {madeMachines} from './made-machines.ts'

const shape = z.object({token: z.string()})

test('settings and machines are read as they were noted', async t => {
  const made = madeMachines(temporaryFolder(), 'one', 'lxd', shape)
  t.is(await made.settings(), undefined)
  await made.keep({token: 'x'})
  await made.note('lxd-1')
  t.deepEqual(await made.settings(), {token: 'x'})
  writeFileSync(join(made.root, 'machines', '-f'), '')
  t.deepEqual(await made.names(), ['lxd-1'], 'what is no name becomes nobody’s option')
})

const bad: Record<string, (file: string) => unknown> = {
  'no JSON': file => writeFileSync(file, '{"token": '),
  'of another shape': file => writeFileSync(file, '{"token": 1}'),
  'a FIFO': file => spawnSync('mkfifo', [file]),
  'a folder': file => mkdirSync(file),
}
for (const [what, make] of Object.entries(bad)) {
  test(`damaged settings are one clear error: ${what}`, async t => {
    const made = madeMachines(temporaryFolder(), 'one', 'lxd', shape)
    mkdirSync(made.root, {recursive: true})
    make(join(made.root, 'settings.json'))
    const error = (await t.throwsAsync(made.settings(), {instanceOf: LabError})) as LabError
    t.regex(error.message, /^cannot tell what lab "one" made with lxd: .*settings\.json is damaged: /)
    t.regex(error.hint ?? '', /then rm -r .*\/labs\/one$/)
  })
}
