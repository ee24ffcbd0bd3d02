import test from 'ava'
import {dockerLab} from '../../test/support/docker-lab.ts'
import {fakeLab} from '../../test/support/fake-lab.ts'
import {roles} from '../lab/file/machine-definition.ts'
import {everyRole, roleOf, rolesOf} from './index.ts'

test('every word that the lab file has for a role finds that role', t => {
  t.deepEqual(
    roles.map(word => roleOf(word).name),
    [...roles],
  )
  t.deepEqual(everyRole.map(({name}) => name).sort(), [...roles].sort())
})

test('a lab has the roles that its machines have, each once', t => {
  t.deepEqual(
    rolesOf(fakeLab()).map(({name}) => name),
    ['lxd-cluster', 'docker'],
  )
  t.deepEqual(
    rolesOf(dockerLab()).map(({name}) => name),
    ['docker'],
  )
})

test('a role of no software has nothing to find, and is ready at once', async t => {
  const plain = roleOf('plain')
  const lab = fakeLab()
  t.deepEqual(
    [await plain.endpoints(lab), await plain.launched(lab), await plain.findPlace('x', lab.machines)],
    [[], [], undefined],
  )
})
