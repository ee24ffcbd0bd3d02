import {
  address,
  addressPattern,
  asList,
  formatIpPrefix,
  isHostIp,
  named,
  networkOfIp,
  oneOf,
  oneOrTwo,
  parseIp,
  parseIpPrefix,
  parseService,
  patterned,
  ruledText,
  serviceForms,
  servicePattern,
  size,
  takes,
  whole,
  yesOrNo
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";

// src/lab/file/names-of-containers.ts
function namesOfContainers({ containers }, key) {
  const count = containers[key]?.count;
  return count === void 0 ? [key] : Array.from({ length: count }, (_, index) => `${key}-${index + 1}`);
}

// src/lab/file/machine-definition.ts
import * as z from "./packages/zod.mjs";
var roles = ["plain", "lxd-cluster", "docker"];
var resources = {
  cpus: whole(1, 64).optional().meta({ description: "Processors. Default: 1" }),
  memory: size.optional().meta({ description: "Memory, such as 512MiB. Default: 1GiB" }),
  disk: size.optional().meta({ description: "Size of its disk, such as 10GiB. Default: the provider\u2019s" })
};
var isWithin = (path) => !path.split("/").includes("..") && !/[\0-\x1f]/.test(path);
var source = ruledText(
  "a file or folder of the lab\u2019s own folder, such as frr/r1/",
  (path) => path !== "" && !path.startsWith("/") && isWithin(path),
  { pattern: "^[^/]" }
);
var destination = ruledText(
  "an absolute path on the machine, such as /etc/frr/",
  (path) => /^\/[^/]/.test(path) && isWithin(path),
  { pattern: "^/[^/]" }
);
var content = z.strictObject(
  {
    content: z.string({ error: "must be a text" }).max(1e5, { error: "must be a text of at most 100000 characters" }).meta({ description: "What the file says" }),
    mode: patterned('a mode in quotes, such as "0644"', /^0[0-7]{3}$/).optional().meta({ description: 'Its rights, in quotes. Default: "0644"' })
  },
  { error: 'must be a file: content, and mode where it is not "0644"' }
);
var files = z.record(
  destination,
  z.union([source, content], {
    error: "must be a file or folder of the lab\u2019s own folder, such as frr/r1/, or content and mode"
  }),
  { error: "must be files by their places on the machine" }
);
var packageForm = /^[a-z0-9][a-z0-9+.-]*(?:[a-z0-9.]|\+\+)(?:=(?:\d+:)?\d(?:[A-Za-z0-9.+~-]*[A-Za-z0-9.~])?)?$/;
var packages = z.array(patterned("a package of Debian, such as frr or frr=10.3-1", packageForm), {
  error: "must be a list of packages"
});
var image = patterned("a distribution, such as debian-12", /^[a-z]+-\d+(\.\d+)?$/);
var services = named(
  "services, such as tcp/443,",
  ruledText(`one of ${serviceForms}`, (words) => parseService(words) !== void 0, {
    pattern: `^${servicePattern}$`
  })
);
var wrongPlaces = "must be an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp";
var places = z.union(
  [
    z.literal("dhcp", { error: wrongPlaces }),
    ruledText("an address, such as 10.0.0.1, a list of 1 to 8 addresses, or dhcp", takes(parseIp), {
      pattern: `^${addressPattern}$`
    }),
    z.array(address).min(1, { error: wrongPlaces }).max(8, { error: wrongPlaces })
  ],
  { error: wrongPlaces }
);
var machineDefinition = z.strictObject(
  {
    networks: named("addresses of networks", places).meta({
      description: "Its address on each of its networks: one, a list of both families, or dhcp for the first free one. With count it is that of the first machine, and the others have those that follow"
    }),
    role: oneOf(roles).default("plain").meta({ description: "The software that it runs: plain, docker, or a member of the LXD cluster" }),
    start: oneOf(["with the lab", "later"]).default("with the lab").meta({ description: "later: a step of the order starts it" }),
    count: whole(1, 100).optional().meta({ description: "How many; their names then are numbered, such as web-1" }),
    image: image.optional().meta({ description: "What it runs, such as debian-12. Default: the file\u2019s image" }),
    packages: packages.optional().meta({ description: "Packages beside those of the image" }),
    files: files.optional().meta({
      description: "Files by their places on it: a path in the lab\u2019s folder, or content and mode"
    }),
    services: services.optional().meta({
      description: "What it serves, by names that rules can use, such as {web: tcp/443}; `http` is asked of it then, too"
    }),
    gateway: oneOrTwo("an address, such as 10.0.0.1", address).optional().meta({
      description: "Where its default route leads. Default: the host, where it gives addresses by DHCP"
    }),
    forward: yesOrNo.optional().meta({ description: "Whether it passes on packets that are for others, as a router does" }),
    ...resources
  },
  { error: "must be a machine: networks, and what differs of role, count, cpus, memory and other keys" }
);
var givenAddresses = (places2) => places2 === "dhcp" ? [] : asList(places2);

// src/lab/file/planned-machines.ts
var plannedMachines = ({ machines }) => Object.entries(machines).flatMap(
  ([key, machine]) => machine.count === void 0 ? [{ name: key, key, index: 0, machine }] : Array.from({ length: machine.count }, (_, index) => ({
    name: `${key}-${index + 1}`,
    key,
    index,
    machine
  }))
);
var idOf = ({ family, value }) => `${family} ${value}`;
function addressesOfMachines(file) {
  const machines = plannedMachines(file);
  const used = new Set(
    Object.values(file.networks).flatMap(
      ({ host }) => host === void 0 ? [] : asList(host).map((text) => idOf(parseIp(text)))
    )
  );
  const given = ({ index, machine }, network) => givenAddresses(machine.networks[network] ?? []).map((text) => {
    const { family, value } = parseIp(text);
    return { family, value: value + BigInt(index) };
  });
  for (const machine of machines)
    for (const network of Object.keys(machine.machine.networks))
      for (const address2 of given(machine, network)) used.add(idOf(address2));
  const free = (subnet) => {
    const prefix = networkOfIp(parseIpPrefix(subnet));
    let value = prefix.value + 1n;
    while (used.has(idOf({ family: prefix.family, value }))) value++;
    const address2 = { family: prefix.family, value };
    used.add(idOf(address2));
    return isHostIp(prefix, address2) ? [address2] : [];
  };
  return new Map(
    machines.map((machine) => {
      const entries = Object.keys(machine.machine.networks).map((network) => {
        const own = given(machine, network);
        if (own.length > 0) return [network, own];
        const { subnet } = file.networks[network] ?? { subnet: [] };
        return [network, asList(subnet).flatMap(free)];
      });
      return [machine.name, new Map(entries)];
    })
  );
}
var withLengths = (addresses, subnets) => addresses.map((address2) => {
  const prefix = subnets.map(parseIpPrefix).find((each) => each.family === address2.family);
  return formatIpPrefix({ ...address2, length: prefix?.length ?? (address2.family === 4 ? 32 : 128) });
});

// src/lab/file/members-of.ts
function endpointNames(file) {
  return [
    "host",
    ...plannedMachines(file).filter(({ machine }) => machine.start !== "later").map(({ name }) => name),
    ...Object.keys(file.containers).flatMap((key) => namesOfContainers(file, key))
  ];
}
function membersOf(file, words, groupsAbove = Object.keys(file.groups)) {
  const all = endpointNames(file);
  const found = /* @__PURE__ */ new Set();
  const unknown = [];
  for (const word of words) {
    const isGroup = groupsAbove.includes(word);
    const names = isGroup ? membersOf(file, file.groups[word] ?? [], groupsAbove.slice(0, groupsAbove.indexOf(word))).names : all.filter((name) => word.endsWith("*") ? name.startsWith(word.slice(0, -1)) : name === word);
    if (names.length === 0 && !isGroup) unknown.push(word);
    for (const name of names) found.add(name);
  }
  return { names: all.filter((name) => found.has(name)), unknown };
}

export {
  roles,
  resources,
  files,
  packages,
  image,
  services,
  machineDefinition,
  givenAddresses,
  namesOfContainers,
  plannedMachines,
  addressesOfMachines,
  withLengths,
  endpointNames,
  membersOf
};
