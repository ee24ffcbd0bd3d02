import test from 'ava'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {stepContext} from '../../test/support/step-context.ts'
import {prepareMachines} from './prepare-machines.ts'

/** What dpkg-query said on Debian 12, of packages that are there, that were removed, and that it never heard of. */
const shown = `installed frr 8.4.4-1.1~deb12u1
config-files bird2 2.0.12-7
`

/** The packages that apt was asked to install on a machine that says so; then it says that all are there. */
async function installed(...packages: string[]): Promise<string[][]> {
  const asked: string[][] = []
  const lab = fakeLab((_, argv) => {
    if (argv.includes('/etc/os-release')) return 'ID=debian\nVERSION_ID="12"\n'
    if (argv[0] === 'dpkg-query')
      return asked.length === 0
        ? shown
        : packages.map(text => `installed ${text.replace('=', ' ')}`).join('\n')
    if (argv.includes('install') && argv.includes('apt-get'))
      asked.push(argv.slice(argv.indexOf('DPkg::Lock::Timeout=120') + 1))
    return ''
  })
  const needs = {needs: () => [], hooks: false, images: [], units: [], packages}
  await prepareMachines(stepContext(lab), [lab.machine('lxd-1')], '', () => needs)
  return asked
}

test('of the packages that the lab file names, those are installed that a machine lacks', async t => {
  t.deepEqual(await installed(), [])
  t.deepEqual(await installed('frr'), [])
  t.deepEqual(await installed('frr=8.4.4-1.1~deb12u1'), [])
  t.deepEqual(await installed('frr', 'bird2', 'wireguard-tools'), [['bird2', 'wireguard-tools']])
})

test('another version than the one that is there is installed', async t => {
  t.deepEqual(await installed('frr=9.1-1'), [['frr=9.1-1']])
})
