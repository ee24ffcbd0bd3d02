/**
 * The cause of a failed start in the log that lxc-start wrote about it (LXC 5.0):
 *
 *     lxc-start m-1 20261125222849.979 ERROR    network - ../src/lxc/network.c:netdev_configure_server_veth:711 - No such file or directory - Failed to attach "vethIwW6tO" to bridge "nosuchbridge", bridge interface doesn't exist
 *     lxc-start m-1 20261125222849.992 ERROR    start - ../src/lxc/start.c:lxc_spawn:1840 - Failed to create the network
 *     …
 *     lxc-start m-1 20261125222849.996 ERROR    lxc_start - ../src/lxc/tools/lxc_start.c:main:306 - The container failed to start
 *
 * Each function complains after the one that it called, so the first error is the cause, and the next tells what for.
 * Without an error, it is the last line. Undefined for an empty log.
 */
export function causeInLxcLog(log: string): string | undefined {
  const lines = log.trim().split('\n').filter(Boolean)
  const errors = lines.flatMap(line => /^\S+ \S+ [\d.]+ ERROR +\S+ - \S+:\d+ - (.*)$/.exec(line)?.[1] ?? [])
  return errors.length > 0 ? errors.slice(0, 2).join('; ') : lines.at(-1)
}
