import {
  overlayIn
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  topologyOf
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-1b997a31.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import {
  addressesOfMachines,
  membersOf,
  namesOfContainers,
  plannedMachines
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-134c5b60.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-d7137cb6.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  asList,
  formatIp
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-96c567e5.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/cli/overlay-diagrams.ts
function overlayDiagrams(file, machines) {
  return Object.entries(file.overlays).map(([name, overlay]) => {
    const id = `overlay ${name}`;
    const addresses = overlay.type === "fan" ? onFan(file, overlay, machines) : onVxlan(overlay.members, machines);
    return {
      box: {
        id,
        words: [name, `${overlay.type} over ${overlay.over}`, ...asList(overlay.prefix)],
        isRound: true
      },
      lines: [
        { from: `network ${overlay.over}`, to: id, kind: "overlay" },
        ...[...addresses.keys()].map((to) => ({ from: id, to, kind: "overlay" }))
      ],
      addresses: new Map([...addresses].map(([place, address]) => [place, `${name} ${address}`]))
    };
  });
}
function onFan(file, fan, machines) {
  const isFirst = Object.values(file.overlays).find(({ type }) => type === "fan") === fan;
  const overlay = isFirst ? overlayIn(topologyOf(file)) : void 0;
  const below = [
    ...file.networks[fan.over]?.host === void 0 ? [] : ["host"],
    ...machines.filter(({ machine }) => Object.hasOwn(machine.networks, fan.over)).map(({ name }) => name)
  ];
  const names = fan.members === void 0 ? below : membersOf(file, fan.members).names;
  return new Map(names.map((name) => [name, below.includes(name) ? overlay?.addressOf({ name }) ?? "" : ""]));
}
function onVxlan(members, machines) {
  const known = machines.filter(({ key }) => Object.hasOwn(members, key));
  return new Map(
    known.map(({ key, name }) => [name, name === key ? asList(members[key] ?? []).join(", ") : ""])
  );
}

// src/cli/rule-diagram.ts
function ruleDiagram(file) {
  const names = (words) => membersOf(file, words).names;
  const rules = file.expect.map((rule, index) => ({ rule, id: `rule ${index}` }));
  return {
    items: rules.map(({ rule, id }) => ({ id, words: wordsOf(rule), state: rule.deny ? "bad" : "ok" })),
    lines: rules.flatMap(({ rule, id }) => [
      ...names(rule.from).map((from) => ({ from, to: id, kind: "question" })),
      ...names(rule.to).map((to) => ({ from: id, to, kind: "question" }))
    ])
  };
}
function wordsOf({ id = [], from: _from, to: _to, ...expected }) {
  const lines = Object.entries(expected).filter(([, value]) => value !== void 0).map(([key, value]) => `${key} ${told(value)}`);
  return [id.join(" "), ...lines];
}
var told = (value) => {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value).map(([key, inner]) => `${key} ${inner}`).join(", ");
};

// src/cli/lab-diagram.ts
function labDiagram(file, withRules) {
  const machines = plannedMachines(file);
  const addresses = addressesOfMachines(file);
  const own = (network, machine) => `${network} ${(addresses.get(machine)?.get(network) ?? []).map(formatIp).join(", ")}`;
  const overlays = overlayDiagrams(file, machines);
  const hosts = Object.entries(file.networks).filter(([, { host }]) => host !== void 0);
  const hostBox = {
    id: "host",
    words: [
      "host",
      ...hosts.map(([name, { host = [] }]) => `${name} ${asList(host).join(", ")}`),
      ...wordsOf2(overlays, "host")
    ]
  };
  const boxOf = ({ name, machine }) => ({
    id: name,
    words: [
      machine.role === "plain" ? name : `${name}, ${machine.role}`,
      machine.start === "later" ? "starts later" : "",
      ...Object.keys(machine.networks).map((network) => own(network, name)),
      ...wordsOf2(overlays, name),
      ...servicesOf(machine.services)
    ]
  });
  const contained = containersOf(file);
  const places = machines.map((machine) => {
    const inside = contained.filter(({ on }) => on === machine.name);
    const boxes = [boxOf(machine), ...inside.map(({ box }) => box)];
    return inside.length === 0 ? boxOf(machine) : { title: machine.name, boxes };
  });
  const spread = [...new Set(contained.flatMap(({ on, role }) => role ? [on] : []))].map((role) => ({
    title: `on machines of role ${role}`,
    boxes: contained.filter(({ on }) => on === role).map(({ box }) => box)
  }));
  const found = contained.filter(({ on }) => on === "").map(({ box }) => box);
  const rules = withRules ? ruleDiagram(file) : { items: [], lines: [] };
  const cables = Object.keys(file.networks).filter((name) => file.networks[name]?.link === true);
  const boxless = new Set(cables.map((name) => `network ${name}`));
  return {
    items: [
      ...networksOf(file),
      ...overlays.map(({ box }) => box),
      ...hosts.length > 0 ? [hostBox] : [],
      ...[...places, ...spread, ...found, ...rules.items]
    ],
    lines: [
      ...hosts.map(([name]) => ({ from: `network ${name}`, to: "host", kind: "cable" })),
      ...cablesOf(file, machines),
      ...overlays.flatMap(({ lines }) => lines),
      ...contained.flatMap(({ lines }) => lines),
      ...rules.lines
      // A cable is no box: what runs over one has no line to it.
    ].filter(({ from }) => !boxless.has(from))
  };
}
var networksOf = ({ networks }) => Object.entries(networks).filter(([, { link }]) => link !== true).map(([name, { subnet, mtu, outside }]) => ({
  id: `network ${name}`,
  words: [
    name,
    ...asList(subnet),
    mtu === 1500 ? "" : `MTU ${mtu}`,
    outside ? "leads out of the lab" : ""
  ],
  isRound: true
}));
function cablesOf({ networks }, machines) {
  return Object.entries(networks).flatMap(([network, { link, subnet }]) => {
    const there = machines.filter(({ machine }) => Object.hasOwn(machine.networks, network)).map(({ name }) => name);
    if (link !== true) return there.map((to2) => ({ from: `network ${network}`, to: to2, kind: "cable" }));
    const [from = "", to = ""] = there;
    return [{ from, to, kind: "cable", words: `${network} ${asList(subnet).join(", ")}` }];
  });
}
var wordsOf2 = (overlays, place) => overlays.map(({ addresses }) => addresses.get(place) ?? "");
function containersOf(file) {
  return Object.entries(file.containers).flatMap(([key, { on = "", find, network, services }]) => {
    const [carrier] = [`overlay ${network}`, `network ${network}`].filter(
      (id) => Object.hasOwn(id.startsWith("overlay") ? file.overlays : file.networks, network)
    );
    return namesOfContainers(file, key).map((name) => ({
      box: { id: name, words: [name, find === void 0 ? "" : `found: ${find}`, ...servicesOf(services)] },
      lines: carrier === void 0 ? [] : [{ from: carrier, to: name, kind: "overlay" }],
      on,
      role: on !== "" && !Object.hasOwn(file.machines, on)
    }));
  });
}
var servicesOf = (services = {}) => Object.entries(services).map(([name, words]) => `${name} ${words}`);
export {
  labDiagram
};
