import test from 'ava'
import {parseLegacyForward, parseNftChains} from './forward-policy.ts'

// Captured from nftables 1.0.6 and iptables 1.8.9 in a network namespace with Docker's policy and its first chain.
const docker = `{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}, {"chain": {"family": "ip", "table": "filter", "name": "FORWARD", "handle": 1, "type": "filter", "hook": "forward", "prio": 0, "policy": "drop"}}, {"chain": {"family": "ip", "table": "filter", "name": "DOCKER-USER", "handle": 2}}]}`
const empty = `{"nftables": [{"metainfo": {"version": "1.0.6", "release_name": "Lester Gooch #5", "json_schema_version": 1}}]}`

test('Docker’s policy is found', t => {
  t.deepEqual(parseNftChains(docker), ['ip filter FORWARD'])
})

test('a chain that accepts, and one of another hook, are no obstacle', t => {
  t.deepEqual(parseNftChains(docker.replace('"drop"', '"accept"')), [])
  t.deepEqual(parseNftChains(docker.replace('"forward"', '"input"')), [])
  t.deepEqual(parseNftChains(empty), [])
})

test('the old firewall is read, too', t => {
  t.deepEqual(parseLegacyForward('-P FORWARD DROP\n-A FORWARD -j DOCKER-USER\n'), [
    'ip filter FORWARD (legacy)',
  ])
  t.deepEqual(parseLegacyForward('-P FORWARD ACCEPT\n-A FORWARD -s 10.0.0.0/8 -j DROP\n'), [])
})
