import test from 'ava'
import {qemuNeeds} from '../../src/providers/qemu/host-needs.ts'
import {openOutsideLab} from '../support/outside-lab.ts'

// What outside.lab.ts shows of lxc and uml, on machines of qemu: without KVM that takes two minutes.

let lab: Awaited<ReturnType<typeof openOutsideLab>>
test.before(async () => {
  lab = await openOutsideLab(qemuNeeds)
})
test.afterEach.always(() => lab?.clear())
test.after.always(() => lab?.end())

test.serial('machines of a network with outside get out by the host, and nothing else does: qemu', t =>
  lab.isRight(t, 'qemu'),
)
