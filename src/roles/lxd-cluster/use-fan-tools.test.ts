import test from 'ava'
import {fakeLab} from '../../../test/support/fake-lab.ts'
import {guestLibrary} from '../../lab/install-files.ts'
import {Machine} from '../../lab/machine.ts'
import {useFanTools} from './use-fan-tools.ts'

/** The files that a machine gets, by their paths, and whether it has the fan's own `ip`. */
async function filesWhere(hasTools: boolean): Promise<Map<string, string>> {
  let script = ''
  const {place} = fakeLab((_, argv, options) => {
    script += String(options?.stdin ?? '')
    return argv.join(' ')
  }).machine('lxd-1')
  const machine = new Machine({
    ...place,
    run: async (argv, options) => ({
      ...(await place.run(argv, options)),
      status: argv[0] === 'test' && !hasTools ? 1 : 0,
    }),
  })
  await useFanTools(machine)
  const files = script.matchAll(/\/dev\/stdin '(.+?)\.new'\n(\S+)\nEND/g)
  return new Map([...files].map(([, path = '', text = '']) => [path, Buffer.from(text, 'base64').toString()]))
}

test('where the overlay has brought tools, LXD finds them before the system’s own', async t => {
  const files = await filesWhere(true)
  const env = `${guestLibrary}/lxd.env`
  t.deepEqual([...files.keys()], [env, '/etc/systemd/system/lxd.service.d/10-fan.conf'])
  t.true(files.get(env)?.startsWith(`PATH=${guestLibrary}/bin:`))
  t.true(files.get('/etc/systemd/system/lxd.service.d/10-fan.conf')?.includes(`EnvironmentFile=${env}\n`))
})

test('where the kernel has the fan, LXD is left as it is', async t => {
  t.is((await filesWhere(false)).size, 0)
})
