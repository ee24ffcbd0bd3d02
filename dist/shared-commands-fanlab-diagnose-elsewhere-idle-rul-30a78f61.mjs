// src/process/ip-answer.ts
import * as z from "./packages/zod.mjs";
var ipv4Text = z.ipv4("must be an IPv4 address");
var deviceName = z.string().regex(/^(?!-)[^\s/:\p{Cc}]{1,15}$/u, "must be the name of a network interface");
var linkAddress = z.object({
  family: z.string(),
  local: z.union([z.ipv4(), z.ipv6()], "must be an IP address"),
  prefixlen: z.int().min(0).max(128),
  scope: z.string()
}).refine(
  ({ family, local, prefixlen }) => family !== "inet" || ipv4Text.safeParse(local).success && prefixlen <= 32,
  "must be an address of its family"
);
var link = z.object({
  ifindex: z.int().positive(),
  ifname: deviceName,
  mtu: z.int().nonnegative(),
  flags: z.array(z.string()),
  operstate: z.string().default(""),
  /** Hardware address; interfaces of some kinds have none. */
  address: z.string().optional(),
  master: deviceName.optional(),
  /** Index of the other end of a veth pair, in that end's namespace. */
  link_index: z.int().nonnegative().optional(),
  addr_info: z.preprocess(withoutEmpty, z.array(linkAddress)).default([])
});
var ipLinks = z.preprocess(withoutEmpty, z.array(link));
var route = z.object({
  dst: z.string().regex(/^(default|[\da-fA-F.:]+(\/\d+)?)$/, 'must be "default" or a prefix'),
  /** A route that refuses, such as `unreachable`, has none. */
  dev: deviceName.optional(),
  gateway: z.union([z.ipv4(), z.ipv6()]).optional(),
  prefsrc: z.union([z.ipv4(), z.ipv6()]).optional(),
  metric: z.number().optional(),
  /** Such as local or broadcast; absent for unicast. */
  type: z.string().optional()
});
var ipRoutes = z.array(route);
function withoutEmpty(value) {
  return Array.isArray(value) ? value.filter((each) => typeof each !== "object" || each === null || Object.keys(each).length > 0) : value;
}

export {
  ipv4Text,
  deviceName,
  ipLinks,
  ipRoutes
};
