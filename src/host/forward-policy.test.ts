import test from 'ava'
import {parseLegacyForward, parseNftChains} from './forward-policy.ts'

// Captured from nftables 1.0.6 and iptables 1.8.9 in a network namespace with Docker's policy and its first chain.
const docker = `{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}, {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1, "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}}, {"chain": {"family": "ip", "table": "filter", "name": "DOCKER-USER", "handle": 2}}]}`
const empty = `{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}]}`

test('Docker’s policy is found', t => {
  t.deepEqual(parseNftChains(docker), [
    {name: 'ip filter FORWARD', hint: 'iptables -I DOCKER-USER -j ACCEPT'},
  ])
})

test('a chain that accepts, and one of another hook, are no obstacle', t => {
  t.deepEqual(parseNftChains(docker.replace('"drop"', '"accept"')), [])
  t.deepEqual(parseNftChains(docker.replace('"forward"', '"input"')), [])
  t.deepEqual(parseNftChains(empty), [])
})

test('the hint names a chain that is there', t => {
  const own = docker
    .replace('"DOCKER-USER"', '"mine"')
    .replace('"table": "filter", "name": "FORWARD"', '"table": "ufw", "name": "fwd"')
  t.deepEqual(parseNftChains(own), [{name: 'ip ufw fwd', hint: 'nft insert rule ip ufw fwd accept'}])
})

test('the old firewall is read, too', t => {
  const policy = '-P INPUT ACCEPT\n-P FORWARD DROP\n'
  const name = 'ip filter FORWARD (legacy)'
  t.deepEqual(parseLegacyForward(policy), [{name, hint: 'iptables-legacy -I FORWARD -j ACCEPT'}])
  t.deepEqual(parseLegacyForward(`${policy}-N DOCKER-USER\n`), [
    {name, hint: 'iptables-legacy -I DOCKER-USER -j ACCEPT'},
  ])
  t.deepEqual(parseLegacyForward('-P FORWARD ACCEPT\n-A FORWARD -s 10.0.0.0/8 -j DROP\n'), [])
})

for (const answer of [
  '',
  'garbage',
  '[]',
  '{"nftables": 1}',
  '{"nftables": [{"chain": {"name": "a; reboot"}}]}',
]) {
  test(`an answer that is no list of chains is an error that quotes it: ${answer}`, t => {
    t.throws(() => parseNftChains(answer), {message: /^cannot read the answer of "nft -j list chains": /})
  })
}
