import {
  formatAddress,
  parseAddress
} from "./shared-commands-fanlab-lab-file-diagnose-idle-rule-872c95dd.mjs";
import {
  isLabName
} from "./shared-action-commands-fanlab-lab-file-diagnose-id-51661459.mjs";
import {
  shownValue
} from "./shared-build-build-layer-choose-acts-diagnose-else-baaa5e67.mjs";

// src/process/ip-prefix.ts
import { isIPv6, SocketAddress } from "node:net";
var bitsOf = (family) => family === 4 ? 32 : 128;
function parseIp(text) {
  if (!text.includes(":")) return { family: 4, value: BigInt(parseAddress(text)) };
  if (!isIPv6(text) || /[%.]/.test(text)) throw new Error(`cannot parse address ${shownValue(text)}`);
  const [head = "", tail] = text.split("::");
  const groups = (part) => part === "" ? [] : part.split(":");
  const [first, last] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => "0");
  const all = [...first, ...tail === void 0 ? [] : zeros, ...last];
  return { family: 6, value: all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n) };
}
function parseIpPrefix(text) {
  const [, address2 = "", length = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const ip = parseIp(address2);
  if (Number(length) > bitsOf(ip.family)) throw new Error(`cannot parse prefix ${shownValue(text)}`);
  return { ...ip, length: Number(length) };
}
function formatIp({ family, value }) {
  if (family === 4) return formatAddress(Number(value));
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  return new SocketAddress({ family: "ipv6", address: groups.join(":") }).address;
}
var formatIpPrefix = (prefix) => `${formatIp(prefix)}/${prefix.length}`;
var hostBitsOf = ({ family, length }) => BigInt(bitsOf(family) - length);
function networkOfIp(prefix) {
  const bits = hostBitsOf(prefix);
  return { ...prefix, value: prefix.value >> bits << bits };
}
var containsIp = (prefix, { family, value }) => prefix.family === family && networkOfIp(prefix).value === networkOfIp({ ...prefix, value }).value;
var overlapIp = (a, b) => a.length <= b.length ? containsIp(a, b) : containsIp(b, a);
function isHostIp(prefix, address2) {
  const own = address2.value - networkOfIp(prefix).value;
  const last = (1n << hostBitsOf(prefix)) - 1n;
  return containsIp(prefix, address2) && own !== 0n && (prefix.family === 6 || own !== last);
}

// src/lab/file/values.ts
import * as z from "./packages/zod.mjs";
var ruledText = (rule, holds, editors) => z.string({ error: `must be ${rule}` }).refine(holds, { error: `must be ${rule}` }).meta({ ...editors });
var patterned = (rule, pattern2) => ruledText(rule, (value) => pattern2.test(value), { pattern: pattern2.source });
var whole = (least, most) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};
var yesOrNo = z.boolean({ error: "must be true or false" });
var oneOf = (words) => z.enum(words, { error: `must be one of ${words.join(", ")}` });
var takes = (read) => (value) => {
  try {
    read(value);
    return true;
  } catch {
    return false;
  }
};
var namePattern = "[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?";
var name = ruledText("1 to 20 of a-z, 0-9 and inner '-', such as web-1", isLabName, {
  pattern: `^${namePattern}$`
});
var addressPattern = "[0-9A-Fa-f.:]{2,45}";
var address = ruledText("an IPv4 or IPv6 address, such as 10.0.0.1 or 2001:db8::1", takes(parseIp), {
  pattern: `^${addressPattern}$`
});
var subnet = ruledText(
  "an IPv4 or IPv6 network, such as 10.0.0.0/24 or 2001:db8::/64",
  takes(parseIpPrefix),
  { pattern: `^${addressPattern}/\\d{1,3}$` }
);
var named = (what, value) => z.record(name, value, { error: `must be ${what} by their names` });
var nameOf = (what) => ruledText(`the name of ${what}`, isLabName, { pattern: `^${namePattern}$` });
var listOf = (what, value) => {
  const error = `must be ${what}, or a list of them`;
  return z.union([value.transform((only) => [only]), z.array(value).min(1, { error })], { error }).transform((list) => list);
};
var oneOrTwo = (what, value) => {
  const error = `must be ${what}, or a list of one for each family`;
  return z.union([value, z.array(value).min(1, { error }).max(2, { error })], { error });
};
var asList = (value) => Array.isArray(value) ? value : [value];
var who = ruledText(
  "a name, or the beginning of names and '*', such as web-*",
  (word) => isLabName(word) || word.endsWith("*") && isLabName(`${word.slice(0, -1)}x`),
  { pattern: `^(${namePattern}|([a-z0-9][a-z0-9-]{0,18})?\\*)$` }
);
var whoever = listOf("a name, pattern or group", who);
var claim = patterned("an id such as P1: 1 to 20 of letters, digits, _, . and -", /^[\w.-]{1,20}$/);
var title = ruledText("a title of 1 to 200 characters", (words) => new RegExp("^\\P{Cc}{1,200}$", "u").test(words), {
  ...{ minLength: 1, maxLength: 200 }
});
var variable = patterned(
  "the name of a variable, such as TOKEN, that does not begin with LAB_",
  /^(?!LAB_)[A-Za-z_]\w{0,63}$/
);
var command = ruledText(
  "a command for bash, of 1 to 10000 characters",
  (words) => words.trim() !== "" && words.length <= 1e4 && !words.includes("\0"),
  { minLength: 1, maxLength: 1e4 }
);
var scriptFunction = patterned(
  "a script of the lab\u2019s folder and its function, such as steps.mjs#drain",
  /^(?!\/)(?!.*\.\.)[\w./-]+\.mjs#[A-Za-z_$][\w$]*$/
);

// src/lab/file/quantities.ts
var bytesOf = { MiB: 2 ** 20, GiB: 2 ** 30 };
var millisecondsOf = { ms: 1, s: 1e3, m: 6e4 };
function parseSize(size2) {
  const [, number = "", unit = ""] = /^(\d{1,4}(?:\.\d)?)(MiB|GiB)$/.exec(size2) ?? [];
  const bytes = Number(number) * bytesOf[unit];
  if (!(bytes > 0)) throw new Error(`no size: ${size2}`);
  return bytes;
}
function parseTime(time2) {
  const [, number = "", unit = ""] = /^(\d{1,5}(?:\.\d)?)(ms|s|m)$/.exec(time2) ?? [];
  const milliseconds = Number(number) * millisecondsOf[unit];
  if (!(milliseconds >= 0)) throw new Error(`no time: ${time2}`);
  return milliseconds;
}
var size = ruledText("a size in MiB or GiB, such as 512MiB", takes(parseSize), {
  pattern: "^\\d{1,4}(\\.\\d)?(MiB|GiB)$"
});
var time = ruledText("a time in ms, s or m, such as 20ms", takes(parseTime), {
  pattern: "^\\d{1,5}(\\.\\d)?(ms|s|m)$"
});
var share = patterned("a share from 0% to 100%, such as 1%", /^(100|\d{1,2}(\.\d{1,2})?)%$/);
var parseShare = (text) => Number(text.slice(0, -1)) / 100;

// src/lab/file/service.ts
var pattern = /^(?:(icmp|full-size|udp|tcp)|(tcp|udp)\/(\d{1,5})|http(?:\/(\d{1,5})(\/[!-~]{0,200})?)?)$/;
function parseService(words) {
  const [all, portless, transport, port, webPort = "80", path = "/"] = pattern.exec(words) ?? [];
  if (all === void 0) return void 0;
  if (portless !== void 0) return { kind: portless };
  const number = Number(port ?? webPort);
  if (number < 1 || number > 65535) return void 0;
  return transport === void 0 ? { kind: "http", port: number, path } : { kind: transport, port: number };
}
var servicePattern = "(icmp|full-size|udp|tcp|(tcp|udp)/\\d{1,5}|http(/\\d{1,5}(/[!-~]{0,200})?)?)";
var serviceForms = "icmp, full-size, udp, tcp, udp/PORT, tcp/PORT, http or http/PORT/path";
var isServiceWord = (words) => parseService(words) !== void 0 || isLabName(words);

export {
  parseIp,
  parseIpPrefix,
  formatIp,
  formatIpPrefix,
  networkOfIp,
  containsIp,
  overlapIp,
  isHostIp,
  ruledText,
  patterned,
  whole,
  yesOrNo,
  oneOf,
  takes,
  namePattern,
  name,
  addressPattern,
  address,
  subnet,
  named,
  nameOf,
  listOf,
  oneOrTwo,
  asList,
  whoever,
  claim,
  title,
  variable,
  command,
  scriptFunction,
  parseSize,
  parseTime,
  size,
  time,
  share,
  parseShare,
  parseService,
  servicePattern,
  serviceForms,
  isServiceWord
};
