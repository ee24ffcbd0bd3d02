import test from 'ava'
import {openShippedLab, type ShippedLab} from '../support/shipped-lab.ts'

// labs/vxlan-beside-fan: two overlays over one network, each of which is broken while the other one works.

let lab: ShippedLab
test.before(async () => {
  lab = await openShippedLab('vxlan-beside-fan')
})
test.after.always(() => lab?.end())

const ids = (letter: string, count: number): string[] =>
  Array.from({length: count}, (_, index) => `${letter}${index + 1}`)

test.serial('both overlays carry what they have to, also after a reboot and a power cut', t =>
  lab.isWhole(t, [...ids('F', 11), ...ids('V', 5), ...ids('X', 6)]),
)

/** Drops what comes. */
const dropping = (what: string): string =>
  `table inet broken { chain input { type filter hook input priority 0; ${what} drop; }; }`

test.serial(
  'each overlay that is broken by hand turns its own claims red, and not those of the other',
  async t => {
    await lab.up(t)

    await lab.on(t, 'app-2', 'ip', 'link', 'set', 'vxlan42', 'mtu', '1400')
    const small = await lab.red(t)
    t.deepEqual(small.claims, ['V2', 'X2', 'X3'])
    t.deepEqual(
      small.cases.filter(name => !/app-2|^V2/.test(name)),
      [],
    )
    await lab.on(t, 'app-2', 'ip', 'link', 'set', 'vxlan42', 'mtu', '1450')

    // Where nothing came, the silence of who is not on the fan would prove nothing.
    await lab.on(t, 'app-1', 'nft', dropping('udp dport 8472 meta length > 1400'))
    t.deepEqual((await lab.red(t)).claims, ['X1'])
    await lab.on(t, 'app-1', 'nft', 'delete', 'table', 'inet', 'broken')

    await lab.on(t, 'app-1', 'nft', dropping('udp dport 4789'))
    const {claims, cases} = await lab.red(t)
    t.deepEqual(claims, ['X2', 'X3'])
    t.deepEqual(
      cases.filter(name => !name.includes('app-1')),
      [],
    )
    await lab.on(t, 'app-1', 'nft', 'delete', 'table', 'inet', 'broken')

    await lab.isGreen(t)
    await lab.down()
  },
)
