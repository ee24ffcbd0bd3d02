import test from 'ava'
import {oneNetworkLab} from '../../../test/support/one-network.ts'
import {networksOutside, prefixesInside, wayOutOf} from './way-out.ts'

const lab = oneNetworkLab({name: 'one', image: '', machines: {}})

test('a way out has addresses that the lab has not', t => {
  t.deepEqual(wayOutOf(lab), {
    ...{prefix: '169.254.255.0/24', own: '169.254.255.100/24'},
    ...{gateway: '169.254.255.2', resolver: '169.254.255.3'},
  })
  t.is(wayOutOf({...lab, ownPrefixes: ['169.254.0.0/16']}).prefix, '198.19.255.0/24')
  const everything = ['169.254.0.0/16', '198.18.0.0/15', '100.64.0.0/10']
  t.throws(() => wayOutOf({...lab, ownPrefixes: everything}), {
    message: /^cannot open a way out of the lab: its networks/,
  })
})

test('it leads to nothing that is the lab’s own, and begins only where the lab file says so', t => {
  const [underlay] = lab.networks
  const lan = {...underlay, name: 'lan', prefixes: ['10.1.0.0/24', 'fd00::/64'], outside: true}
  const both = {networks: [underlay, lan] as const, ownPrefixes: ['240.0.0.0/8']}
  t.deepEqual(prefixesInside(both), ['10.79.89.0/24', '10.1.0.0/24', '240.0.0.0/8'])
  t.deepEqual(networksOutside(both), [lan])
})
