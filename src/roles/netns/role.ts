import type {Role} from '../role.ts'

// Few labs have any: loaded by those.
const starting = () => import('./start-namespaces.ts')
const finding = () => import('./namespace-endpoints.ts')

/** Machines each of which has network namespaces on the fan's bridge: endpoints of next to no cost. */
export const netns: Role = {
  name: 'netns',
  formsOverlay: false,
  needs: () => [],
  images: [],
  inotifyInstances: 0,
  units: [],
  plainDirectories: [],
  versions: async () => ({}),
  form: async context => (await starting()).startNamespaces(context, context.lab.machinesOf('netns')),
  add: async (context, machines) => (await starting()).startNamespaces(context, machines),
  // Whoever has containers is a member from the beginning.
  joined: async () => {},
  endpoints: async lab => (await finding()).namespaceEndpoints(lab),
  find: async () => ({endpoints: [], passedOver: []}),
  launched: async () => [],
  findPlace: async (name, machines) => (await finding()).findNamespace(name, machines),
  // Their units are part of the boot.
  ready: async () => {},
  state: {
    script: `
for unit in /etc/systemd/system/fanlab-netns-*.service; do
  [ -e "$unit" ] || continue
  name=\${unit##*/}
  echo "$name is $(systemctl is-enabled "$name"), $(systemctl is-active "$name")"
done
`,
    fact: line => `unit ${line}`,
  },
  evidence: {
    netns: [
      "systemctl --no-pager status 'fanlab-netns-*'",
      'for pid in $(systemctl show --property=MainPID --value "fanlab-netns-*"); do echo "$pid"; nsenter --target "$pid" --net ip address; nsenter --target "$pid" --net ip route; done',
    ],
  },
  invariants: [],
}
