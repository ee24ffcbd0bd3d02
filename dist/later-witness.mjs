import {
  largestPing
} from "./shared-fanlab-witness.mjs";
import {
  findEndpoints
} from "./shared-fanlab-stories-of-lab-witness.mjs";
import {
  everyRole
} from "./shared-commands-fanlab-rule-cases-stories-of-lab-witness.mjs";
import "./shared-commands-fanlab-diagnose-rule-cases-stories-73f21c4a.mjs";
import {
  Machine,
  findDrop,
  firewallOf,
  inEndpoint,
  linkCommands,
  overlayIn,
  overlayOf,
  readLinks
} from "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-a2e6f49e.mjs";
import {
  protocols
} from "./shared-commands-fanlab-lab-file-diagnose-lab-diagr-cb4e362d.mjs";
import "./shared-commands-fanlab-lab-file-diagnose-idle-rule-923b5b9b.mjs";
import {
  formatAddress,
  parseAddress
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import "./shared-commands-fanlab-diagnose-idle-rules-lab-dia-39a31fc7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-30a78f61.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-7ff93ff7.mjs";
import "./shared-commands-fanlab-diagnose-elsewhere-idle-rul-0c423f1a.mjs";
import "./shared-commands-fanlab-build-build-layer-diagnose--c216d727.mjs";
import "./shared-action-commands-fanlab-lab-file-diagnose-el-45c56c65.mjs";
import "./shared-action-commands-fanlab-lab-file-build-build-54bcd613.mjs";
import "./shared-attach-commands-fanlab-diagnose-elsewhere-i-eedfeba0.mjs";
import "./shared-action-attach-commands-fanlab.mjs";
import {
  LabError
} from "./shared-build-build-layer-diagnose-elsewhere-idle-r-2ad61f17.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";
import "./shared-build-build-layer-choose-acts-diagnose-dot--6698fd15.mjs";

// src/evidence/witness.ts
import { setMaxListeners } from "node:events";

// src/evidence/topics.ts
var wildcards = [
  ...new Set(everyRole.flatMap(({ units }) => units.map((unit) => unit.replace(/\..*/, "*"))))
].join(" ");
var topics = {
  network: [
    "ip -json addr show",
    "ip -json route show table all",
    "ip -json rule show",
    // Learnt MTUs and redirects outlive what they came from.
    "ip route show cache",
    "ip -json neigh show",
    "ip -s link show",
    "bridge link show",
    "bridge fdb show",
    "bridge vni show",
    "ss -tunlp",
    // Last: with some of Ubuntu's kernels `ip -d` ends with a segmentation fault at a VXLAN device.
    "ip -d link show"
  ],
  firewall: ["nft list ruleset", "iptables-save -c", "iptables -S -v"],
  system: [
    "systemctl is-system-running; systemctl --failed --no-pager --plain",
    `systemctl --no-pager --plain list-units ${wildcards} networkd-dispatcher* systemd-networkd*`,
    "networkctl --no-pager list; networkctl --no-pager status",
    "uname -a; uptime; free -m; df -h",
    "tail -n +1 /etc/sysctl.conf /etc/sysctl.d/*.conf /run/sysctl.d/*.conf",
    "ps -eo pid,ppid,stat,etimes,args"
  ],
  journal: [
    "journalctl -b -n 200 --no-pager -o short-iso -u networkd-dispatcher.service -u systemd-networkd.service",
    "journalctl -b -n 100 --no-pager -o short-iso -p warning"
  ],
  ...Object.fromEntries(everyRole.flatMap(({ evidence }) => Object.entries(evidence)))
};

// src/evidence/look-at-machine.ts
var [commandSeconds, commandBytes] = [4, 1e5];
var longestFile = 3e5;
var transcript = `
for command; do
  echo "$ $command"
  timeout ${commandSeconds} sh -c "$command" 2>&1 </dev/null | head -c ${commandBytes}
  echo
done
`;
async function lookAtMachine(place, overlay, options) {
  const ask = async (topic, commands) => ({
    path: `${place.name}/${topic}.txt`,
    content: ending(
      await place.run(["sh", "-c", transcript, "evidence", ...commands], options).then(
        ({ stdout, timedOut }) => `${stdout}${timedOut ? "\nnot finished within the deadline\n" : ""}`,
        (error) => `${error instanceof Error ? error.message : error}
`
      )
    )
  });
  const files = Object.entries({ ...topics, ...overlay && { [overlay.type]: overlay.evidence } }).map(
    ([topic, commands]) => ask(topic, commands)
  );
  return Promise.all([...files, ...place instanceof Machine ? [console(place)] : []]);
}
async function console({ name, place }) {
  const text = await place.console().catch((error) => `${error}
`);
  return { path: `${name}/console.txt`, content: ending(text) };
}
var ending = (text) => text.length > longestFile ? `\u2026${text.slice(-longestFile)}` : text;

// src/evidence/capture.ts
import { randomBytes } from "node:crypto";

// src/evidence/pcap.ts
var magic = 2712847316;
var linuxSll2 = 276;
var fileHeader = 24;
var recordHeader = 16;
var sll2Header = 20;
var sentByUs = 4;
function parsePcap(file) {
  if (file.length < fileHeader || file.readUInt32LE(0) !== magic || file.readUInt32LE(20) !== linuxSll2) {
    throw new Error(`not a capture of link type LINUX_SLL2: ${file.subarray(0, fileHeader).toString("hex")}`);
  }
  const frames = [];
  let at = fileHeader;
  while (at + recordHeader <= file.length) {
    const start2 = at + recordHeader;
    const end = start2 + file.readUInt32LE(at + 8);
    if (end > file.length) break;
    if (end - start2 >= sll2Header) {
      frames.push({
        protocol: file.readUInt16BE(start2),
        ifindex: file.readUInt32BE(start2 + 4),
        outgoing: file.readUInt8(start2 + 10) === sentByUs,
        bytes: file.subarray(start2 + sll2Header, end)
      });
    }
    at = end;
  }
  return frames;
}

// src/evidence/whole-capture.ts
var mostPackets = 5e3;
function whatIsMissing(said, frames, mark) {
  const count = (what) => {
    const found = new RegExp(`^(\\d+) packets? ${what}$`, "m").exec(said)?.[1];
    return found === void 0 ? void 0 : Number(found);
  };
  const [captured, received, dropped] = [
    count("captured"),
    count("received by filter"),
    count("dropped by kernel")
  ];
  if (captured === void 0 || received === void 0 || dropped === void 0)
    return `tcpdump did not end in order: ${said.trim().split("\n").at(-1) || "it said nothing"}`;
  if (dropped > 0) return `the kernel dropped ${dropped} of ${received} packets`;
  if (captured >= mostPackets) return `it ended after ${captured} packets`;
  if (!frames.some(({ bytes }) => bytes.includes(mark)))
    return `the packet that was sent last is not among the ${captured} of ${received} packets that were captured`;
  return frames.length < captured ? `${frames.length} of ${captured} packets are in the file` : void 0;
}

// src/evidence/capture.ts
var snapLength = 160;
var mostLooks = 150;
var script = `
folder=$1 filter=$2 mark=$3 mark_in_hex=$4
umask 077
tcpdump -Z root --immediate-mode -U -n -i any -y LINUX_SLL2 -s ${snapLength} -c ${mostPackets}   -w "$folder/pcap" "$filter" 2>"$folder/said" &
tcpdump=$!
trap 'kill "$tcpdump" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
while [ ! -e "$folder/stop" ] && kill -0 "$tcpdump" 2>/dev/null; do sleep 0.02; done
[ -s "$folder/pcap" ] || { cat "$folder/said" >&2; exit 1; }
ping -n -q -c 1 -W 1 -p "$mark_in_hex" 127.0.0.1 >/dev/null 2>&1
looks=0
until grep -qaF "$mark" "$folder/pcap" || [ "$looks" -ge ${mostLooks} ] || ! kill -0 "$tcpdump" 2>/dev/null; do
  looks=$((looks + 1))
  sleep 0.02
done
kill -INT "$tcpdump" 2>/dev/null
wait "$tcpdump"
${linkCommands.map((words) => `${words.join(" ")} | tr -d '\\n'; echo`).join("\n")}
base64 -w 0 "$folder/pcap"
echo
cat "$folder/said"
`;
var untilListening = 'while [ -d "$1" ] && [ ! -s "$1/pcap" ]; do sleep 0.02; done';
var filter = "icmp or arp or udp port 8472 or (tcp[tcpflags] & tcp-syn != 0)";
async function captureWhile(namespaces, send, options) {
  const folder = `/run/fanlab-trace-${randomBytes(6).toString("hex")}`;
  const captures = await Promise.all(
    namespaces.map((namespace, index) => start(namespace, `${folder}-${index}`, options))
  );
  try {
    await send();
  } finally {
    await Promise.allSettled(captures.map(({ stop }) => stop()));
  }
  return Promise.all(captures.map(({ result }) => result));
}
async function start({ name, place, pid }, folder, options) {
  const captured = async () => {
    const mark = randomBytes(4).toString("hex");
    const words = [folder, filter, mark, Buffer.from(mark).toString("hex")];
    const argv = inEndpoint({ pid }, ["sh", "-c", script, "capture", ...words]);
    return readCapture(await place.run(argv, options), mark, options);
  };
  try {
    await place.succeed(["mkdir", "-m", "700", folder], options);
    const result = captured().catch(asLabError(name));
    const { timedOut } = await place.run(["sh", "-c", untilListening, "until", folder], options);
    if (timedOut) throw new Error(`tcpdump does not listen within ${options.timeoutMs / 1e3} s`);
    return { stop: () => place.run(["touch", `${folder}/stop`], options), result };
  } catch (error) {
    return { stop: async () => {
    }, result: Promise.resolve(asLabError(name)(error)) };
  }
}
var asLabError = (name) => (cause) => new LabError(`cannot capture on ${name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
function readCapture({ stdout, stderr, status, timedOut }, mark, { timeoutMs }) {
  if (timedOut) throw new Error(`it did not end within ${timeoutMs / 1e3} s`);
  if (status !== 0) throw new Error(stderr.trim() || `status ${status}`);
  const lines = stdout.split("\n");
  const [packets = "", ...said] = lines.slice(linkCommands.length);
  const pcap = Buffer.from(packets, "base64");
  const frames = parsePcap(pcap);
  const missing = whatIsMissing(said.join("\n"), frames, mark);
  if (missing !== void 0) throw new Error(`the capture is not whole: ${missing}`);
  return { links: readLinks(lines.slice(0, linkCommands.length), "the interfaces"), frames, pcap };
}

// src/evidence/path.ts
function pathOf(lab, from, to, captures) {
  const [first, last] = [side(lab, from, captures), side(lab, to, captures)];
  const own = [...first.own(true), first.port(false)];
  const other = [last.port(true), ...last.own(false)];
  const between = [first.tunnel(true), first.underlay(true), last.underlay(false), last.tunnel(false)];
  const hops = from.place.name === to.place.name ? [...own, ...other] : [...own, ...between, ...other];
  return hops.filter(({ namespace }) => captures.has(namespace));
}
function side(lab, endpoint, captures) {
  const machine = endpoint.place.name;
  const links = captures.get(machine)?.links ?? [];
  const isContained = endpoint.pid !== void 0;
  const inside = withAddress(captures.get(endpoint.name)?.links, endpoint.address);
  const overlay = overlayOf(lab);
  const underlayAddress = overlay.envelope(endpoint).target;
  const underlay = withAddress(links, underlayAddress);
  const { bridge, tunnel } = overlay.linksAmong(links);
  const { mtu } = overlay;
  const hop = (kind, outgoing, link, { name, trouble, namespace = machine }) => {
    const label = [kind === "endpoint" ? "" : kind, name].filter(Boolean).join(" ");
    const what = `${namespace}'s ${label || "interface"}`;
    return { kind, outgoing, namespace, machine, label: what, ifindex: link?.ifindex, ifname: name, trouble };
  };
  const bridgeTrouble = !bridge ? "the bridge is not there" : bridge.flags.includes("UP") ? void 0 : `${bridge.ifname} is down`;
  const portTrouble = (link) => troubleOf(link, { mtu, bridge: bridge?.ifname }) ?? bridgeTrouble;
  const noAddress = (address) => `no interface has ${address}`;
  return {
    own: (outgoing) => {
      if (!isContained) return [];
      const trouble = inside ? troubleOf(inside, { mtu }) : noAddress(endpoint.address);
      return [
        hop("endpoint", outgoing, inside, {
          name: inside?.ifname ?? "",
          trouble,
          namespace: endpoint.name
        })
      ];
    },
    port(outgoing) {
      const port = portOf(links, inside);
      if (isContained) {
        const own = hop("bridge", outgoing, port, { name: bridge?.ifname ?? "", trouble: portTrouble(port) });
        return { ...own, label: `${machine}'s port to ${endpoint.name}` };
      }
      const trouble = troubleOf(bridge, { mtu });
      return hop("bridge", !outgoing, bridge, { name: bridge?.ifname ?? "", trouble });
    },
    tunnel: (outgoing) => hop("tunnel", outgoing, tunnel, { name: tunnel?.ifname ?? "", trouble: portTrouble(tunnel) }),
    underlay(outgoing) {
      const trouble = underlay ? troubleOf(underlay, { mtu: lab.topology.mtu }) : noAddress(underlayAddress);
      return hop("underlay", outgoing, underlay, { name: underlay?.ifname ?? "", trouble });
    }
  };
}
function troubleOf(link, expected) {
  if (!link) return "it is not there";
  if (!link.flags.includes("UP")) return "it is down";
  if (/DOWN/.test(link.operstate)) return "it has no carrier";
  if (expected.bridge !== void 0 && link.master !== expected.bridge)
    return `it is no port of ${expected.bridge}`;
  if (expected.mtu !== void 0 && link.mtu < expected.mtu)
    return `its MTU is ${link.mtu} instead of ${expected.mtu}`;
  return void 0;
}
var withAddress = (links, address) => links?.find(({ addr_info }) => addr_info.some(({ local }) => local === address));
var portOf = (links, inside) => inside?.link_index === void 0 ? void 0 : links.find(({ ifindex }) => ifindex === inside.link_index);

// src/evidence/packet.ts
var ipv4 = 2048;
var arp = 2054;
var icmp = 1;
var tcp = 6;
var udp = 17;
var fanPort = 8472;
var ethernetHeader = 14;
var udpHeader = 8;
var vxlanHeader = 8;
function readPacket(protocol, bytes) {
  if (protocol === arp) return readArp(bytes);
  if (protocol !== ipv4 || bytes.length < 20) return void 0;
  const body = bytes.subarray((bytes.readUInt8(0) & 15) * 4);
  const ends = { source: formatAddress(bytes.readUInt32BE(12)), target: formatAddress(bytes.readUInt32BE(16)) };
  switch (bytes.readUInt8(9)) {
    case icmp: {
      const type = body.length < 8 ? void 0 : body.readUInt8(0);
      if (type !== 0 && type !== 8) return void 0;
      const sequence = body.readUInt16BE(6);
      return { ...ends, kind: "echo", reply: type === 0, sequence, payload: body.subarray(8) };
    }
    case tcp: {
      if (body.length < 14) return void 0;
      const [sourcePort, targetPort] = [body.readUInt16BE(0), body.readUInt16BE(2)];
      return { ...ends, kind: "tcp", sourcePort, targetPort, flags: body.readUInt8(13) };
    }
    case udp:
      return readEnveloped(ends, body);
    default:
      return void 0;
  }
}
function readArp(bytes) {
  if (bytes.length < 28) return void 0;
  const [source, target] = [formatAddress(bytes.readUInt32BE(14)), formatAddress(bytes.readUInt32BE(24))];
  return { kind: "arp", source, target, reply: bytes.readUInt16BE(6) === 2 };
}
function readEnveloped(ends, body) {
  const inner = udpHeader + vxlanHeader + ethernetHeader;
  if (body.length < inner || body.readUInt16BE(2) !== fanPort) return void 0;
  const vni = body.readUInt32BE(udpHeader + 4) >>> 8;
  const packet = readPacket(body.readUInt16BE(inner - 2), body.subarray(inner));
  return packet && { ...packet, envelope: { ...ends, vni } };
}

// src/evidence/sighting.ts
function sightings(captures, tracer) {
  return [...captures].flatMap(
    ([namespace, { frames }]) => frames.flatMap(({ ifindex, outgoing, protocol, bytes }) => {
      const packet = readPacket(protocol, bytes);
      const known = packet && whatOf(packet, tracer);
      if (!known) return [];
      const { source: from, target: to, envelope } = packet;
      return [{ namespace, ifindex, outgoing, from, to, envelope, ...known }];
    })
  );
}
function whatOf(packet, tracer) {
  if (packet.kind === "arp") return { what: packet.reply ? "tells" : "asks", number: 0 };
  const known = tracer.legOf(packet);
  return known && { what: known.leg, number: known.number };
}
var isAt = (seen, hop) => seen.namespace === hop.namespace && seen.ifindex === hop.ifindex && seen.outgoing === hop.outgoing;
function follow(hops, seen) {
  const at = hops.map((hop) => seen.filter((each) => isAt(each, hop)));
  const counts = at.map((list) => new Set(list.map(({ number }) => number)).size);
  const sent = counts[0] ?? 0;
  const envelope = at.flat().findLast((each) => each.envelope)?.envelope;
  if (seen.length === 0 || counts.every((count) => count === 0))
    return { state: "never", next: hops[0], sent: 0, arrived: 0, envelope };
  const lastSeen = counts.findLastIndex((count) => count > 0);
  if (lastSeen < hops.length - 1)
    return { state: "lost", last: hops[lastSeen], next: hops[lastSeen + 1], sent, arrived: 0, envelope };
  const arrived = counts.at(-1) ?? 0;
  const drop = counts.findIndex((count, index) => index > 0 && count < (counts[index - 1] ?? 0));
  if (arrived < sent && drop > 0)
    return { state: "thinned", last: hops[drop - 1], next: hops[drop], sent, arrived, envelope };
  return { state: "complete", last: hops.at(-1), sent, arrived, envelope };
}

// src/evidence/tracer.ts
import { randomBytes as randomBytes2, randomInt } from "node:crypto";
var echoes = 10;
var connections = 5;
var [interval, patience, deadline] = [0.02, 1.1, 1.5];
var markLength = 8;
var noPage = `no page within ${deadline} s`;
var syn = 2;
var ack = 16;
function tracerFor(protocol, target, mtu) {
  if (protocol === "http") return tcpTracer(target);
  return echoTracer(target, protocol === "full-size" ? largestPing(mtu) : void 0);
}
function echoTracer(target, payload) {
  const mark = randomBytes2(markLength);
  return {
    names: { request: "echo request", reply: "echo reply" },
    argv: [
      ...["ping", "-n", "-q", "-c", String(echoes), "-i", String(interval), "-W", String(patience)],
      ...["-p", mark.toString("hex")],
      ...payload === void 0 ? [] : ["-M", "do", "-s", String(payload)],
      target
    ],
    legOf: (packet) => packet.kind === "echo" && packet.payload.includes(mark) ? { leg: packet.reply ? "reply" : "request", number: packet.sequence } : void 0,
    heard(stdout) {
      const took = Number(/(\d+) received/.exec(stdout)?.[1] ?? 0);
      return { sent: echoes, took, right: took, others: "" };
    }
  };
}
function tcpTracer(target) {
  const first = randomInt(61e3, 65500);
  const numberOf = (port) => port >= first && port < first + connections ? port - first : void 0;
  return {
    names: { request: "TCP SYN", reply: "TCP SYN-ACK" },
    argv: [
      ...["curl", "--silent", "--noproxy", "*", "--max-time", String(deadline), "--output", "/dev/null"],
      ...["--parallel", "--parallel-immediate", "--local-port", `${first}-${first + connections - 1}`],
      // A connection that was not made has taken no time.
      ...["--write-out", "%{http_code} %{time_connect}\\n", `http://${target}/?fanlab=[1-${connections}]`]
    ],
    legOf(packet) {
      if (packet.kind !== "tcp" || (packet.flags & syn) === 0) return void 0;
      const leg = (packet.flags & ack) === 0 ? "request" : "reply";
      const number = numberOf(leg === "request" ? packet.sourcePort : packet.targetPort);
      return number === void 0 ? void 0 : { leg, number };
    },
    heard(stdout) {
      const made = [...stdout.matchAll(/^(\d{3}) (\d+\.\d+)$/gm)].filter(([, , time]) => Number(time) > 0);
      const wrong = made.filter(([, status]) => status !== "200").map(([, status]) => status);
      const others = [...new Set(wrong)].map((status) => status === "000" ? noPage : `status ${status}`);
      return {
        sent: connections,
        took: made.length,
        right: made.length - wrong.length,
        others: others.join(" and ")
      };
    }
  };
}

// src/evidence/where-it-died.ts
function whereItDied(traced) {
  const { source, target, tracer, envelopes } = traced;
  const there = { from: source, to: target, hops: traced.there, envelope: envelopes.there };
  const back = { from: target, to: source, hops: traced.back, envelope: envelopes.back };
  const leg = (name, way, what) => {
    const isArp = what === "asks" || what === "tells";
    const seen = traced.seen.filter(
      (each) => each.what === what && // Marked packets are known by their mark, even where somebody has translated their addresses.
      (!isArp || each.from === way.from.address && each.to === way.to.address)
    );
    return {
      ...way,
      name,
      what,
      passage: follow(way.hops, seen),
      foreign: isArp ? void 0 : foreignSource(way, seen)
    };
  };
  const request = leg(tracer.names.request, there, "request");
  if (request.passage.state === "never")
    return neverSent(request, leg("ARP request", there, "asks"), leg("ARP reply", back, "tells"));
  if (request.passage.state !== "complete") return died(request);
  const reply = leg(tracer.names.reply, back, "reply");
  if (reply.passage.state === "never") {
    const [asks, tells] = [leg("ARP request", back, "asks"), leg("ARP reply", there, "tells")];
    return asks.passage.state === "never" ? unanswered(request, reply) : neverSent(reply, asks, tells);
  }
  if (reply.passage.state !== "complete") return died(reply);
  return survived(traced, request, reply);
}
function foreignSource({ hops, from }, seen) {
  for (const hop of hops) {
    const changed = seen.find((each) => isAt(each, hop) && each.from !== from.address);
    if (changed) return { hop, address: changed.from };
  }
  return void 0;
}
function neverSent(leg, asks, tells) {
  if (asks.passage.state === "never") return died(leg);
  if (asks.passage.state !== "complete") return died(asks);
  if (tells.passage.state === "never") return unanswered(asks, tells);
  if (tells.passage.state !== "complete") return died(tells);
  const { sentence, ...more } = died(leg);
  return { sentence: `${sentence}, although the ARP reply from ${leg.to.name} arrives there`, ...more };
}
function unanswered(leg, answer) {
  const { last } = leg.passage;
  const sentence = `${whatOf2(leg)} arrives at ${last?.label}, and no ${answer.name} ever leaves it`;
  return {
    sentence,
    lookAt: last && { machine: last.machine, command: within(leg.to, last, "nft list ruleset") }
  };
}
var within = ({ pid }, { namespace, machine }, command) => namespace === machine || pid === void 0 ? command : `nsenter --net --target ${pid} ${command}`;
var whatOf2 = ({ name, from, to }) => `${name} from ${from.name} to ${to.name}`;
function died(leg) {
  const { passage, envelope } = leg;
  const { last, next, state, sent, arrived } = passage;
  const what = whatOf2(leg);
  if (!next) return { sentence: `nobody could listen for the ${what}` };
  const trouble = next.trouble === void 0 ? "" : `: ${next.trouble}`;
  if (!last) return { sentence: `${what} never ${verb(next)} ${next.label}${trouble}`, lookAt: firstLook(next) };
  const notForwarded = forwardingOf(leg, last, next);
  const further = { lookAt: commandFor(last, next), ...notForwarded && { notForwarded } };
  const where = `${verb(last)} ${last.label}${wrongEnvelope(passage, envelope)}`;
  if (state === "thinned") {
    const part = `${sent - arrived} of ${sent} times the ${what}`;
    const verbs = next.outgoing ? "leave" : "arrive at";
    return { sentence: `${part} ${where} and does not ${verbs} ${next.label}${trouble}`, ...further };
  }
  return { sentence: `${what} ${where}, never ${verb(next)} ${next.label}${trouble}`, ...further };
}
function forwardingOf({ from, to, what }, last, next) {
  const isPort = ({ kind, namespace, machine }) => namespace === machine && (kind === "bridge" || kind === "tunnel");
  const end = next.kind === "tunnel" ? from : to;
  if (last.machine !== next.machine || !isPort(last) || !isPort(next) || end.pid === void 0)
    return void 0;
  return { machine: next.machine, from: from.address, to: to.address, what };
}
var verb = ({ outgoing }) => outgoing ? "leaves" : "arrives at";
function wrongEnvelope({ envelope }, expected) {
  if (!envelope) return "";
  const parts = [
    ...envelope.target === expected.target ? [] : [`for ${envelope.target} instead of ${expected.target}`],
    ...envelope.vni === expected.vni ? [] : [`with VNI ${envelope.vni} instead of ${expected.vni}`]
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}
function survived({ source, target, tracer, heard }, request, reply) {
  const both = `${tracer.names.request} from ${source.name} to ${target.name} and its answer pass every hop`;
  const foreign = [request, reply].find((leg) => leg.foreign);
  if (foreign?.foreign) {
    const { hop, address } = foreign.foreign;
    const sentence = `${both}, but from ${hop.label} on the source of the ${foreign.name} is ${address} instead of ${foreign.from.address}`;
    return { sentence, lookAt: { machine: hop.machine, command: "nft list ruleset" } };
  }
  const { arrived, last } = reply.passage;
  const { sent, took, right, others } = heard;
  if (took < arrived && last) {
    const sentence = `${arrived} of ${sent} times the ${whatOf2(reply)} arrives at ${last.label}, and ${source.name} itself takes ${took === 0 ? "none" : took} of them`;
    return { sentence, lookAt: { machine: last.machine, command: within(source, last, "nft list ruleset") } };
  }
  const [first] = request.hops;
  if (request.passage.sent < sent && first) {
    const sentence = `${sent - request.passage.sent} of ${sent} times the ${whatOf2(request)} never ${verb(first)} ${first.label}`;
    return { sentence, lookAt: { machine: first.machine, command: within(source, first, "nft list ruleset") } };
  }
  if (right < took) return { sentence: `${both}, and ${source.name} gets ${others}` };
  return { sentence: `${both} now (${took} of ${sent}): the failure did not last` };
}
var firstLook = ({ machine, ifname, kind }) => kind === "endpoint" ? { machine, command: "lxc list; docker ps --all" } : { machine, command: linkCommand(ifname) };
var linkCommand = (ifname) => ifname === "" ? "ip -br link" : `ip -s link show ${ifname}`;
function commandFor(last, next) {
  const { machine } = next;
  if (next.kind === "underlay" && next.outgoing)
    return { machine, command: `tc -s filter show dev ${last.ifname} egress` };
  if (next.kind === "underlay") return { machine, command: "tcpdump -ni any udp port 8472" };
  if (next.kind === "tunnel" && !next.outgoing) return { machine, command: "nft list ruleset" };
  if (next.kind === "tunnel" || next.kind === "bridge") return { machine, command: "bridge link" };
  return { machine, command: linkCommand(next.ifname) };
}

// src/evidence/with-drop.ts
async function withDrop(lab, finding, captures, tracer) {
  const { notForwarded } = finding;
  if (!notForwarded) return finding;
  const { machine, from, to, what } = notForwarded;
  const links = captures.get(machine)?.links ?? [];
  const bridge = overlayOf(lab).linksAmong(links).bridge?.ifname ?? overlayOf(lab).bridge;
  const flow = {
    source: { address: parseAddress(from), length: 32 },
    target: { address: parseAddress(to), length: 32 },
    protocol: what === "request" || what === "reply" ? tracer : "arp",
    state: what === "reply" ? "established" : "new",
    bridge,
    ports: links.filter(({ master }) => master === bridge).map(({ ifname }) => ifname)
  };
  const drop = findDrop(await tablesOf(lab, machine), flow);
  if (!drop) return finding;
  return {
    ...finding,
    sentence: `${finding.sentence}: ${drop.text} drops it`,
    lookAt: { machine, command: drop.command }
  };
}
async function tablesOf(lab, name) {
  const place = lab.places.find((each) => each.name === name);
  if (!place) return [];
  return firewallOf(place).catch((error) => {
    if (error instanceof LabError) return [];
    throw error;
  });
}

// src/evidence/trace.ts
async function trace(lab, { source, target, protocol }, options) {
  const tracer = tracerFor(protocol, target.address, overlayOf(lab).mtu);
  const namespaces = namespacesOf([source, target]);
  let said = "";
  let isSent = false;
  const results = await captureWhile(
    namespaces,
    async () => {
      const result = await source.place.run(inEndpoint(source, tracer.argv), options);
      said = result.stdout;
      isSent = !result.timedOut && result.signal === null;
    },
    options
  );
  const captures = new Map(
    namespaces.flatMap(({ name }, index) => {
      const result = results[index];
      return result === void 0 || result instanceof LabError ? [] : [[name, result]];
    })
  );
  const blind = results.filter((result) => result instanceof LabError).map(({ message }) => message);
  if (captures.size === 0) throw new LabError(blind.join("; "));
  if (!isSent) blind.push(`not all packets were sent from ${source.name}`);
  const there = pathOf(lab, source, target, captures);
  const back = pathOf(lab, target, source, captures);
  const seen = sightings(captures, tracer);
  const { envelope } = overlayOf(lab);
  const found = whereItDied({
    source,
    target,
    tracer,
    there,
    back,
    seen,
    heard: tracer.heard(said),
    envelopes: { there: envelope(target), back: envelope(source) }
  });
  const finding = blind.length === 0 ? await withDrop(lab, found, captures, protocol === "http" ? "tcp" : "icmp") : { sentence: `not known, for the trace is not whole: ${blind.join("; ")}` };
  return {
    ...finding,
    table: [...blind, ...tableOf(there, seen), "", ...tableOf(back, seen)].join("\n"),
    captures
  };
}
function namespacesOf(endpoints) {
  const all = endpoints.flatMap(({ name, place, pid }) => [
    ...pid === void 0 ? [] : [{ name, place, pid }],
    { name: place.name, place }
  ]);
  return all.filter(({ name }, index) => all.findIndex((other) => other.name === name) === index);
}
function tableOf(hops, seen) {
  return hops.map((hop) => {
    const here = seen.filter((each) => isAt(each, hop));
    const counts = /* @__PURE__ */ new Map();
    for (const { what } of here) counts.set(what, (counts.get(what) ?? 0) + 1);
    const told = [...counts].map(([what, count]) => `${what} ${count}`).join(", ") || "nothing";
    const trouble = hop.trouble === void 0 ? "" : ` (${hop.trouble})`;
    return `${hop.label}, ${hop.outgoing ? "out" : "in"}: ${told}${trouble}`;
  });
}

// src/evidence/witness.ts
var mostOfPhase = 3;
var mostOfRun = 16;
var mostTraces = 3;
var traceDeadline = 8e3;
var lookDeadline = 12e3;
var fresh = 1e4;
var mostBytes = 3e7;
var Witness = class {
  #options;
  #looks = /* @__PURE__ */ new Map();
  #ofPhases = /* @__PURE__ */ new Map();
  #ofRun = /* @__PURE__ */ new Map();
  #folders = 0;
  #bytes = 0;
  constructor(options) {
    this.#options = options;
  }
  /**
   * Collects evidence about a failure, and traces a packet for each group of silent cells, the first first. Resolves to
   * what is known of each group, in their order, and the folder; without one when there were too many. Where there is no
   * lab yet, there are its logs.
   */
  async testify(lab, failure) {
    const { phase, name, texts, groups, logs = [] } = failure;
    const none = groups.map(() => ({}));
    if (this.#options.signal.aborted || !this.#isWanted(phase, groups.length > 0 ? "cells" : "causes"))
      return { groups: none };
    const own = `${String(++this.#folders).padStart(2, "0")}-${name}`;
    try {
      const traces = lab ? await this.#trace(lab, groups) : [];
      const files = traces.flatMap((each, index) => each ? filesOf(each, index) : []);
      const said = [...texts, ...traces.flatMap((each) => each?.table ?? [])];
      const concerned = lab ? concernedPlaces(lab, said) : [];
      const pace = lab?.pace ?? 1;
      const overlay = lab && overlayIn(lab.topology);
      const looks = await Promise.all(concerned.map((place) => this.#look(place, overlay, lookDeadline * pace)));
      if (this.#options.signal.aborted) return { groups: none };
      const told = logs.map(({ name: path, text }) => ({ path, content: text }));
      this.#write(own, [...told, ...files, ...looks.flat()]);
      return {
        folder: `${this.#options.folder}/${own}`,
        groups: groups.map((_, index) => testimony(traces[index]))
      };
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.warn(`cannot collect evidence of ${name}: ${error}`);
      return { groups: none };
    }
  }
  #isWanted(phase, kind) {
    const key = `${kind} of ${phase}`;
    const [ofPhase, ofRun] = [(this.#ofPhases.get(key) ?? 0) + 1, (this.#ofRun.get(kind) ?? 0) + 1];
    if (ofPhase > mostOfPhase || ofRun > mostOfRun) return false;
    this.#ofPhases.set(key, ofPhase);
    this.#ofRun.set(kind, ofRun);
    return true;
  }
  /** In order; undefined for a group that was not traced. */
  async #trace(lab, groups) {
    if (groups.length === 0) return [];
    const options = this.#within(traceDeadline * lab.pace);
    const none = (error) => {
      this.#cannotTrace(`the endpoints are not known: ${messageOf(error)}`);
      return { endpoints: [], missing: [] };
    };
    const { endpoints, missing } = await untilAborted(options.signal, findEndpoints(lab)).catch(none);
    const byName = new Map(endpoints.map((endpoint) => [endpoint.name, endpoint]));
    const results = groups.map(() => void 0);
    const traceable = groups.flatMap((cells, index) => {
      const cell = typical(cells, byName);
      return cell ? [{ index, cell }] : [];
    });
    if (traceable.length === 0 && missing.length > 0)
      this.#cannotTrace(missing.map(({ name, reason }) => `${name}: ${reason}`).join("; "));
    await Promise.all(
      traceable.slice(0, mostTraces).map(async ({ index, cell }) => {
        const { source, target, protocol } = cell;
        const what = `from ${source.name} to ${target.name} by ${protocol}`;
        results[index] = await trace(lab, cell, options).catch((error) => {
          this.#cannotTrace(`${what}: ${messageOf(error)}`);
          return void 0;
        });
      })
    );
    return results;
  }
  /** Of a run that was stopped nobody expects it. */
  #cannotTrace(why) {
    if (!this.#options.signal.aborted) this.#options.warn(`cannot trace a packet: ${why}`);
  }
  #look(place, overlay, deadline2) {
    const now = performance.now();
    const known = this.#looks.get(place.name);
    if (known && now - known.at < fresh) return known.files;
    const files = lookAtMachine(place, overlay, this.#within(deadline2));
    this.#looks.set(place.name, { at: now, files });
    return files;
  }
  #within(timeoutMs) {
    const signal = AbortSignal.any([this.#options.signal, AbortSignal.timeout(Math.ceil(timeoutMs))]);
    setMaxListeners(0, signal);
    return { timeoutMs, signal };
  }
  #write(folder, files) {
    for (const { path, content } of files) {
      const clean = typeof content === "string" ? this.#options.redact(content) : content;
      this.#bytes += clean.length;
      if (this.#bytes > mostBytes) {
        this.#options.warn(`evidence beyond ${mostBytes} bytes is left out`);
        return;
      }
      this.#options.write(`${folder}/${path}`, clean);
    }
  }
};
var messageOf = (error) => error instanceof Error ? error.message : String(error);
function untilAborted(signal, work) {
  return Promise.race([
    work,
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    })
  ]);
}
function typical(cells, endpoints) {
  const counts = /* @__PURE__ */ new Map();
  for (const name of cells.flatMap(({ source, target }) => [source, target]))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  const weight = ({ source, target }) => (counts.get(source) ?? 0) + (counts.get(target) ?? 0);
  const [best] = cells.flatMap((cell) => {
    const [source, target] = [endpoints.get(cell.source), endpoints.get(cell.target)];
    const protocol = protocols.find((each) => each === cell.protocol);
    if (protocol === void 0 || protocol === "udp" || protocol === "tcp") return [];
    return source && target ? [{ source, target, protocol, weight: weight(cell) }] : [];
  }).sort((a, b) => b.weight - a.weight);
  return best;
}
function concernedPlaces(lab, texts) {
  const named = lab.places.filter(
    ({ name }) => texts.some((text) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text))
  );
  return named.length > 0 ? named : [...lab.places];
}
function filesOf({ sentence, table, captures }, index) {
  const name = `trace-${index + 1}`;
  return [
    { path: `${name}.txt`, content: `${sentence}

${table}
` },
    ...[...captures].map(([namespace, { pcap }]) => ({ path: `${name}-${namespace}.pcap`, content: pcap }))
  ];
}
function testimony(found) {
  if (!found) return {};
  const { sentence, lookAt } = found;
  return { explanation: sentence, ...lookAt && { hint: `on ${lookAt.machine}: ${lookAt.command}` } };
}
export {
  Witness
};
