/** Every flag of every scenario, with the help that is printed for it. A scenario names those that it takes. */
export const flags = {
  lab: {type: 'string', default: 'fanlab', help: 'NAME  name of the lab (default: $FANLAB_LAB or fanlab)'},
  provider: {
    type: 'string',
    default: 'lxc',
    help: 'NAME  what makes the machines; auto: the best one here (default: lxc)',
  },
  fan: {
    type: 'string',
    default: 'ebpf',
    help: 'NAME  fan engine: ebpf, ubuntu, or auto: what works on each machine (default: ebpf)',
  },
  underlay: {
    type: 'string',
    default: '10.79.89.0/24',
    help: 'PREFIX  network of the machines (default: 10.79.89.0/24)',
  },
  overlay: {
    type: 'string',
    default: '240.0.0.0/8',
    help: 'PREFIX  network of the fan (default: 240.0.0.0/8)',
  },
  distribution: {
    type: 'string',
    default: 'debian-12',
    help: 'NAME  what the machines run (default: debian-12)',
  },
  'apt-source': {
    type: 'string',
    multiple: true,
    help: 'LINE  another apt source for the machines; may be repeated',
  },
  package: {
    type: 'string',
    multiple: true,
    help: 'NAME[=VERSION]|FILE.deb  a package under test; may be repeated',
  },
  'image-digest': {
    type: 'string',
    help: 'DIGEST  use only the cached machine image with this digest, sha256:…',
  },
  'accept-cached-image': {
    type: 'boolean',
    default: false,
    help: 'use any cached machine image, also one that this host did not build',
  },
  inventory: {type: 'string', help: 'FILE  machines that already exist, for provider ssh'},
  empty: {
    type: 'boolean',
    default: false,
    help: 'remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh',
  },
  remote: {type: 'string', help: 'NAME  server for the machines, for providers lxd and incus'},
  network: {type: 'string', help: 'NAME  network for the machines, for providers lxd and incus'},
  vm: {
    type: 'boolean',
    default: false,
    help: 'virtual machines instead of system containers, for providers lxd and incus',
  },
  box: {type: 'string', help: 'NAME  box of the machines, for provider vagrant'},
  hypervisor: {
    type: 'string',
    help: 'NAME  virtualbox, libvirt or vmware_desktop, for provider vagrant (default: virtualbox)',
  },
  'no-install': {
    type: 'boolean',
    default: false,
    help: 'stop instead of installing packages that the host lacks',
  },
  keep: {
    type: 'boolean',
    default: false,
    help: 'keep the lab afterwards, and print how to enter and remove it',
  },
  'keep-on-failure': {type: 'boolean', default: false, help: 'keep the lab if not all checks passed'},
  'keep-for': {
    type: 'string',
    help: 'DURATION  remove a kept lab after 90m, 24h, 2d … with the next run (default: never)',
  },
  'keep-while': {
    type: 'string',
    help: 'PID  remove a kept lab after that process has ended, with the next run',
  },
  reports: {
    type: 'string',
    default: 'junit-reports',
    help: 'FOLDER  write the report there (default: junit-reports)',
  },
  reboot: {
    type: 'string',
    default: 'power-cut',
    help: 'WAY  load-balancer, lxd-2, rolling, all or power-cut (default: power-cut)',
  },
  label: {type: 'string', help: 'TEXT  who the lab is for; status shows it'},
  timings: {type: 'string', help: 'FILE  write the times of the phases there, as JSON'},
  result: {type: 'string', help: 'FILE  write the result there, as JSON'},
  all: {type: 'boolean', default: false, help: 'every lab on this host'},
  force: {type: 'boolean', default: false, help: 'also end a run that is using the lab'},
  abandoned: {type: 'boolean', default: false, help: 'only labs whose run is dead'},
  'all-endpoints': {
    type: 'boolean',
    default: false,
    help: 'include containers that you launched beside the lab’s own',
  },
  'expect-failure': {
    type: 'boolean',
    default: false,
    help: 'exit code 0 only if the command ran there and failed',
  },
  'expect-unreachable': {
    type: 'boolean',
    default: false,
    help: 'exit code 0 only if curl, fping, nc, ping, timeout or wget failed because nothing answered',
  },
  json: {type: 'boolean', default: false, help: 'machine-readable output'},
} as const satisfies Record<
  string,
  {type: 'string' | 'boolean'; multiple?: boolean; default?: string | boolean; help: string}
>

export type FlagName = keyof typeof flags
