import {distributions} from '../image/distributions.ts'
import {isImageDigest} from '../image/image-digest.ts'
import {providerNames} from '../providers/provider-names.ts'
import {hypervisors, settingRules} from '../providers/settings.ts'
import {autoProvider, usualDistribution, usualFan} from '../run/request.ts'
import {everyone, makers, type Option, ruled} from './option.ts'

const listOf = (names: readonly string[]): string => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

/** What a lab is made of, and by whom; in the order in which they are told. */
export const makingOptions = {
  lab: {
    type: 'string',
    placeholder: 'NAME',
    default: 'fanlab',
    shownDefault: '$FANLAB_LAB or fanlab',
    help: 'name of the lab',
    takenBy: everyone,
    input: {
      description:
        "Name of the lab, 1 to 20 of a-z, 0-9 and inner '-'; when empty, a new name, or for check and persistence the lab of an earlier step",
      default: '',
    },
  },
  file: {
    type: 'string',
    placeholder: 'FILE',
    shownDefault: 'the article’s lab',
    help: 'lab file: what the lab consists of, who may reach whom, and what survives a reboot',
    input: {
      description:
        "Lab file, such as tests/lab.yaml - all scenarios are then about that lab; when empty, about the article's",
      default: '',
    },
  },
  provider: {
    type: 'string',
    placeholder: 'NAME',
    choices: [...providerNames, autoProvider],
    default: 'lxc',
    help: 'what makes the machines; auto: the best one here',
    takenBy: makers,
    input: {
      description: `What makes the machines - ${providerNames.join(', ')}, or auto for the best one that the runner has`,
    },
  },
  fan: {
    type: 'string',
    placeholder: 'NAME',
    choices: ['ebpf', 'ubuntu', 'auto'],
    default: usualFan,
    help: 'fan engine: ebpf, ubuntu, or auto: what works on each machine',
    takenBy: makers,
    input: {description: 'The fan engine - ebpf, ubuntu or auto'},
  },
  underlay: {
    type: 'string',
    placeholder: 'PREFIX',
    default: '10.79.89.0/24',
    help: 'network of the machines',
    takenBy: makers,
    input: {description: 'Network of the machines, a /16 or /24'},
  },
  overlay: {
    type: 'string',
    placeholder: 'PREFIX',
    default: '240.0.0.0/8',
    help: 'network of the fan',
    takenBy: makers,
    input: {description: 'Network of the fan, a /8 or /16'},
  },
  distribution: {
    type: 'string',
    placeholder: 'NAME',
    choices: Object.keys(distributions),
    default: usualDistribution,
    help: 'what the machines run',
    takenBy: makers,
    input: {description: `What the machines run - ${listOf(Object.keys(distributions))}`},
  },
  'apt-source': {
    type: 'string',
    multiple: true,
    placeholder: 'LINE',
    help: 'another apt source for the machines; may be repeated',
    takenBy: makers,
    input: {description: 'More apt sources for the machines, one per line'},
  },
  package: {
    type: 'string',
    multiple: true,
    placeholder: 'NAME[=VERSION]|FILE.deb',
    help: 'a package under test; may be repeated',
    takenBy: makers,
    input: {description: 'Packages under test, one NAME, NAME=VERSION or FILE.deb per line'},
  },
  'image-digest': {
    type: 'string',
    placeholder: 'DIGEST',
    legal: {rule: 'sha256: and 64 of 0-9 and a-f', test: isImageDigest},
    help: 'use only the cached machine image with this digest, sha256:…',
    takenBy: makers,
    input: {
      description:
        "Digest, sha256:..., of the only cached machine image to use; when empty, images that the runner's host has built itself",
    },
  },
  'accept-cached-image': {
    type: 'boolean',
    help: 'use any cached machine image, also one that this host did not build',
    takenBy: makers,
  },
  inventory: {
    type: 'string',
    placeholder: 'FILE',
    help: 'machines that already exist, for provider ssh',
    takenBy: makers,
    input: {description: 'File that lists machines which already exist, for provider ssh'},
  },
  empty: {
    type: 'boolean',
    help: 'remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh',
    takenBy: makers,
    input: {
      description:
        'Remove everything of LXD, Docker and fans from machines that are not empty, for provider ssh',
    },
  },
  remote: {
    type: 'string',
    placeholder: 'NAME',
    legal: ruled(settingRules.remote),
    help: 'server for the machines, for providers lxd and incus',
    takenBy: makers,
    input: {description: 'Server for the machines, for providers lxd and incus'},
  },
  network: {
    type: 'string',
    placeholder: 'NAME',
    legal: ruled(settingRules.network),
    help: 'network for the machines, for providers lxd and incus',
    takenBy: makers,
    input: {description: 'Network for the machines, for providers lxd and incus'},
  },
  vm: {
    type: 'boolean',
    help: 'virtual machines instead of system containers, for providers lxd and incus',
    takenBy: makers,
    input: {description: 'Virtual machines instead of system containers, for providers lxd and incus'},
  },
  box: {
    type: 'string',
    placeholder: 'NAME',
    legal: ruled(settingRules.box),
    help: 'box of the machines, for provider vagrant',
    takenBy: makers,
    input: {description: 'Box of the machines, for provider vagrant'},
  },
  hypervisor: {
    type: 'string',
    placeholder: 'NAME',
    choices: hypervisors,
    shownDefault: 'virtualbox',
    help: 'virtualbox, libvirt or vmware_desktop, for provider vagrant',
    takenBy: makers,
    input: {
      description: 'Hypervisor of provider vagrant - virtualbox (the default), libvirt or vmware_desktop',
    },
  },
  'no-install': {
    type: 'boolean',
    help: 'stop instead of installing packages that the host lacks',
    takenBy: makers,
  },
  'raise-limits': {
    type: 'boolean',
    help: 'raise limits of the host’s kernel for a large lab, until the lab is removed',
    takenBy: makers,
    input: {
      description: 'Raise limits of the runner’s kernel for a large lab, until the lab is removed',
    },
  },
} as const satisfies Record<string, Option>
