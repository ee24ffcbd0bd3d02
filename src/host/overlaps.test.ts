import test from 'ava'
import {parsePrefix} from '../process/prefix.ts'
import {overlapSentences, overlapsWith} from './overlaps.ts'

// Captured from iproute2 6.1.0 in a network namespace with a fan's address and a wide underlay.
const links = JSON.parse(
  '[{"ifindex":2,"ifname":"d0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1500,"qdisc":"noqueue","operstate":"UNKNOWN","group":"default","txqlen":1000,"addr_info":[{"family":"inet","local":"240.1.0.1","prefixlen":8,"scope":"global","label":"d0","valid_life_time":4294967295,"preferred_life_time":4294967295},{"family":"inet","local":"10.79.0.9","prefixlen":16,"scope":"global","label":"d0","valid_life_time":4294967295,"preferred_life_time":4294967295}]}]',
)
const routes = JSON.parse(
  '[{"dst":"default","gateway":"10.79.0.1","dev":"d0","flags":[]},{"dst":"10.79.0.0/16","dev":"d0","protocol":"kernel","scope":"link","prefsrc":"10.79.0.9","flags":[]},{"dst":"240.0.0.0/8","dev":"d0","protocol":"kernel","scope":"link","prefsrc":"240.1.0.1","flags":[]},{"type":"local","dst":"10.79.0.9","dev":"d0","table":"local","protocol":"kernel","scope":"host","prefsrc":"10.79.0.9","flags":[]},{"type":"broadcast","dst":"10.79.255.255","dev":"d0","table":"local","protocol":"kernel","scope":"link","prefsrc":"10.79.0.9","flags":[]},{"type":"local","dst":"240.1.0.1","dev":"d0","table":"local","protocol":"kernel","scope":"host","prefsrc":"240.1.0.1","flags":[]},{"type":"broadcast","dst":"240.255.255.255","dev":"d0","table":"local","protocol":"kernel","scope":"link","prefsrc":"240.1.0.1","flags":[]}]',
)

test('an address and a route in the prefix are told', t => {
  t.deepEqual(overlapsWith(parsePrefix('240.0.0.0/8'), links, routes), [
    '240.1.0.1/8 on d0',
    'route 240.0.0.0/8 by d0',
  ])
})

test('a wider network around the prefix overlaps, too', t => {
  t.deepEqual(overlapsWith(parsePrefix('10.79.89.0/24'), links, routes), [
    '10.79.0.9/16 on d0',
    'route 10.79.0.0/16 by d0',
  ])
})

test('a route to one host counts', t => {
  t.deepEqual(overlapsWith(parsePrefix('250.0.0.0/8'), [], [{dst: '250.1.2.3'}]), ['route 250.1.2.3'])
})

test('nothing is said of prefixes that nobody uses; the default route is none', t => {
  t.deepEqual(overlapsWith(parsePrefix('250.0.0.0/8'), links, routes), [])
  t.deepEqual(overlapSentences({overlay: parsePrefix('250.0.0.0/8')}, links, routes), [])
})

test('a sentence names the prefix and what is in it', t => {
  t.deepEqual(overlapSentences({overlay: parsePrefix('240.0.0.0/8')}, links, []), [
    'overlay 240.0.0.0/8: 240.1.0.1/8 on d0',
  ])
})
