import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import test from 'ava'
import {LabError} from '../../src/process/lab-error.ts'
import {hypervisors} from '../../src/providers/settings.ts'
import {vagrantProblems} from '../../src/providers/vagrant/check.ts'
import {vagrantIn} from '../../src/providers/vagrant/client.ts'
import {vagrantProvider} from '../../src/providers/vagrant/provider.ts'
import {vagrantfile} from '../../src/providers/vagrant/vagrantfile.ts'
import {oneNetworkLab} from '../support/one-network.ts'
import {sampleLab} from '../support/sample-vagrant-lab.ts'
import {temporaryFolder} from '../support/temporary-folder.ts'

// What Vagrant itself can tell without a hypervisor. Needs Vagrant.

for (const hypervisor of hypervisors) {
  test(`Vagrant finds the Vagrantfile for ${hypervisor} valid`, async t => {
    const folder = temporaryFolder()
    await vagrantIn(folder).write(vagrantfile(sampleLab(hypervisor)))
    t.true(existsSync(join(folder, 'Vagrantfile')))
  })
}

test('Vagrant’s reasons against a Vagrantfile are told', async t => {
  const text = vagrantfile(sampleLab('virtualbox')).replace(/end\n$/, '')
  await t.throwsAsync(vagrantIn(temporaryFolder()).write(text), {
    instanceOf: LabError,
    message: /^cannot use the Vagrantfile: .*syntax error/s,
  })
})

test('a hypervisor that is not there is named, with what would help', async t => {
  const [problem] = await vagrantProblems('virtualbox')
  t.regex(problem?.message ?? 'VBoxManage', /VBoxManage/)
})

test('a lab without machines is found and removed, and nothing is left', async t => {
  const stateDir = temporaryFolder()
  mkdirSync(join(stateDir, 'labs', 'one'), {recursive: true})
  const provider = vagrantProvider(stateDir)
  const spec = oneNetworkLab({name: 'one', image: '', machines: {}})
  await provider.open(spec)
  t.regex(
    readFileSync(join(stateDir, 'labs', 'one', 'vagrant', 'settings.json'), 'utf8'),
    /bento\/ubuntu-22\.04/,
  )
  t.deepEqual(await (await provider.find(spec))?.list(), [])
  await provider.destroy('one')
  t.is(await provider.find(spec), undefined)
})
