import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {findPlace} from './index.ts'

const instance = (name: string) => ({
  ...{name, status: 'Running', location: 'lxd-2'},
  state: {pid: 7, network: null},
})
const asked: string[] = []
/** LXD has container-1 and "both" on lxd-2, Docker has every name on the load balancer. */
const lab = fakeLab((machine, argv) => {
  asked.push(`${machine}: ${argv.join(' ')}`)
  if (/recursion/.test(argv.join(' '))) return JSON.stringify([instance('container-1'), instance('both')])
  return machine === 'load-balancer' && argv[0] === 'docker' ? '9\n' : ''
})

test('the lab’s own places are found, and by which tool each is entered', async t => {
  const found = async (name: string): Promise<unknown[]> => {
    const place = await findPlace(lab, name)
    return [place?.on.name, place?.enter(false).join(' '), place?.pid, place?.list]
  }
  t.deepEqual(await found('host'), ['host', '', undefined, 'systemctl --failed'])
  t.deepEqual(await found('lxd-3'), ['lxd-3', '', undefined, 'systemctl --failed'])
  t.deepEqual(await found('container-1'), ['lxd-2', 'lxc exec container-1 --', 7, 'lxc list'])
  t.deepEqual(await found('docker-container-1'), [
    'load-balancer',
    'docker exec --interactive docker-container-1',
    9,
    'docker ps --all',
  ])
})

test('of what was launched beside them, LXD’s is found before Docker’s', async t => {
  t.is((await findPlace(lab, 'both'))?.on.name, 'lxd-2')
  t.is((await findPlace(lab, 'web'))?.on.name, 'load-balancer')
})

test('a container of the lab is looked for where it belongs, and nowhere else', async t => {
  // LXD does not have it, and Docker, which has every name here, is not asked.
  t.is(await findPlace(lab, 'container-6'), undefined)
})

test('what is no name is not asked for', async t => {
  asked.length = 0
  for (const name of ['--rm', '', 'a b', '-it', '../x']) t.is(await findPlace(lab, name), undefined)
  t.deepEqual(asked, [])
})
