import {
  contains,
  formatAddress,
  formatPrefix,
  hostBits,
  networkOf,
  overlap
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";

// src/lab/planned-endpoints.ts
function plannedEndpoints(topology) {
  return [
    { name: "host", kind: "host", http: false },
    ...topology.machines.map(({ name }) => ({ name, kind: "machine", http: false })),
    ...topology.containers.map(({ name, role }) => ({
      name,
      kind: role === "docker" ? "docker" : "container",
      http: true
    }))
  ];
}

// src/overlays/fan/mapping.ts
var vxlanOverhead = 50;
function sliceLength(underlay, overlay) {
  return overlay.length + 32 - underlay.length;
}
function sliceOf(underlayAddress, underlay, overlay) {
  if (!contains(underlay, underlayAddress)) {
    const text = formatAddress(underlayAddress);
    throw new Error(`cannot map ${text}: it is not in the underlay ${formatPrefix(networkOf(underlay))}`);
  }
  const host = hostBits(underlayAddress, underlay.length);
  if (host === 0 || host === hostBits(4294967295, underlay.length)) {
    const which = host === 0 ? "zero: the network itself" : "one: the broadcast address";
    throw new Error(`cannot map ${formatAddress(underlayAddress)}: its host bits are all ${which}`);
  }
  const length = sliceLength(underlay, overlay);
  const base = networkOf(overlay).address + host * 2 ** (32 - length);
  return { address: base, length };
}
function fanAddress(underlayAddress, underlay, overlay) {
  return sliceOf(underlayAddress, underlay, overlay).address + 1;
}
function underlayOf(overlayAddress, underlay, overlay) {
  if (!contains(overlay, overlayAddress)) {
    const text = formatAddress(overlayAddress);
    throw new Error(`cannot map ${text} back: it is not in the overlay ${formatPrefix(networkOf(overlay))}`);
  }
  const host = hostBits(overlayAddress, overlay.length) >>> 32 - sliceLength(underlay, overlay);
  return (networkOf(underlay).address | host) >>> 0;
}
function vni(overlay) {
  return networkOf(overlay).address >>> 8;
}
function overlayMtu(underlayMtu) {
  return underlayMtu - vxlanOverhead;
}
function bridgeName(overlay) {
  const octets = formatAddress(networkOf(overlay).address).split(".");
  return ["fan", ...octets.slice(0, Math.max(1, Math.ceil(overlay.length / 8)))].join("-");
}

// src/overlays/fan/validate-fan-pair.ts
var reserved = [
  { address: 0, length: 8, is: '"this network"' },
  { address: 2130706432, length: 8, is: "loopback" },
  // Management links have addresses there, too.
  { address: 2851995648, length: 16, is: "link-local" },
  { address: 3758096384, length: 4, is: "multicast" }
];
var everyone = { address: 4294967295, length: 32, is: "the broadcast address" };
function validateFanPair(underlay, overlay, { lxd = true } = {}) {
  const slice = sliceLength(underlay, overlay);
  const broken = [...hostBitsSet("underlay", underlay), ...hostBitsSet("overlay", overlay)];
  if (overlap(underlay, overlay)) {
    broken.push(`underlay ${formatPrefix(underlay)} and overlay ${formatPrefix(overlay)} overlap`);
  }
  for (const [which, network, blocks] of [
    ["underlay", underlay, [...reserved, everyone]],
    ["overlay", overlay, reserved]
  ]) {
    for (const block of blocks.filter((each) => overlap(each, network)))
      broken.push(`${which} ${formatPrefix(network)} overlaps ${formatPrefix(block)}, which is ${block.is}`);
  }
  if (underlay.length > 30) {
    broken.push(`underlay ${formatPrefix(underlay)} has no room for two machines: /30 is the longest`);
  }
  if (slice > 30) {
    broken.push(
      `slice too small: /${overlay.length} + ${32 - underlay.length} host bits of the underlay = /${slice}, longer than /30`
    );
  }
  return lxd ? [...broken, ...lxdLimits(underlay, overlay)] : broken;
}
function hostBitsSet(which, prefix) {
  if (hostBits(prefix.address, prefix.length) === 0) return [];
  return [`${which} ${formatPrefix(prefix)} has host bits set: write ${formatPrefix(networkOf(prefix))}`];
}
function lxdLimits(underlay, overlay) {
  const broken = [];
  if (underlay.length !== 16 && underlay.length !== 24) {
    broken.push(`underlay /${underlay.length}: LXD's limit is /16 or /24 underlays only`);
  }
  if (overlay.length !== 8 && overlay.length !== 16) {
    broken.push(`overlay /${overlay.length}: LXD's limit is /8 or /16 overlays only`);
  }
  const needed = sliceLength(underlay, overlay) + 8;
  if (needed > 32) {
    broken.push(
      `/${overlay.length} overlay over /${underlay.length} underlay: LXD's limit is 8 bits for containers in each slice, ${needed} bits would be needed of 32`
    );
  }
  return broken;
}

// src/overlays/fan/problems-of-fan.ts
function problemsOfFan({ underlay, overlay, hostAddress, machines }) {
  const broken = validateFanPair(underlay, overlay);
  if (broken.length > 0) return broken;
  return [hostAddress, ...machines.map(({ address }) => address)].flatMap((address) => {
    try {
      sliceOf(address, underlay, overlay);
      return [];
    } catch (error) {
      return [error.message];
    }
  });
}

export {
  plannedEndpoints,
  sliceOf,
  fanAddress,
  underlayOf,
  vni,
  overlayMtu,
  bridgeName,
  problemsOfFan
};
