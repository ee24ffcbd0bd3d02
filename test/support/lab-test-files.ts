// Which lab tests CI runs, and how. Those in pairs wait for machines most of the time, so that two of them at once take
// hardly longer than one: each looks at its own labs only (life-test.ts). The others measure times, fill tables that all of
// the host share, or look at all of it.

export const inPairs = [
  ...[
    'any-sabotage',
    'bad-input',
    'containers',
    'docker-images',
    'evidence',
    'existing-machines',
    'firewall',
  ],
  ...[
    'frr-triangle',
    'interrupt',
    'killed',
    'outside',
    'own-scenario',
    'report-page',
    'swarm',
    'wireguard-mesh',
  ],
].map(name => `test/lab/${name}.lab.ts`)

/** Take half an hour, or need what only a nightly run has. */
const nightly = ['foreign', 'images', 'faults-uml', 'outside-qemu'].map(name => `test/lab/${name}.lab.ts`)

export const alone = [
  ...['test/lab/*.lab.ts', 'test/contract/{lxc,lxd,multipass,ssh}.lab.ts'],
  ...[...inPairs, ...nightly].map(file => `!${file}`),
]
