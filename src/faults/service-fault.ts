import type {ServiceDeed} from '../lab/fault/deed.ts'
import {type Machine, reason} from '../lab/machine.ts'
import {allEnded} from '../process/all-ended.ts'
import {LabError} from '../process/lab-error.ts'
import type {Fault} from './fault.ts'

/**
 * What is done to a unit of systemd, or to all processes of a name (as the kernel calls them, or their program). Made inside
 * of the machine: nobody else knows its units.
 */
export function serviceFault(machines: readonly Machine[], {kind, what}: ServiceDeed): Fault {
  const notes: string[] = []
  const onEach = async (verb: 'make' | 'undo', script: string, took: (said: string, on: string) => void) => {
    await allEnded(
      machines.map(async machine => {
        const result = await machine.run(['sh', '-euc', library + script, 'fault', what])
        if (result.status !== 0)
          throw new LabError(
            `cannot ${verb === 'make' ? kind : `undo ${kind} of`} ${what} on ${machine.name}: ${reason(result)}`,
            {hint: `systemctl status ${what}; pgrep -a ${what}, on ${machine.name}`},
          )
        took(result.stdout.trim(), machine.name)
      }),
    )
  }
  return {
    act: () => onEach('make', scripts[kind].act, () => {}),
    undo: () =>
      onEach('undo', scripts[kind].undo, (said, on) => void (said && notes.push(`${what} on ${on} ${said}`))),
    notes: () => notes,
  }
}

/** Processes of the unit, else those of the name; none is an error of whoever needs some. */
const library = `
what=$1
is_unit() { [ "$(systemctl show --property=LoadState --value -- "$what")" = loaded ]; }
main_pid() { systemctl show --property=MainPID --value -- "$what"; }
pids() {
  if is_unit; then
    group=$(systemctl show --property=ControlGroup --value -- "$what")
    # One hierarchy has all units; what is deeper elsewhere may be a container's unit of the same name.
    root=/sys/fs/cgroup
    for version in unified systemd; do
      [ -e "$root/cgroup.controllers" ] || ! [ -d "$root/$version$group" ] || { root=$root/$version; break; }
    done
    [ -z "$group" ] || find "$root$group" -name cgroup.procs -exec cat {} + 2>/dev/null | sort -u
  else
    for place in /proc/[0-9]*; do
      pid=\${place#/proc/}
      program=$(readlink "$place/exe" 2>/dev/null) || continue
      if [ "\${program##*/}" = "$what" ] || [ "$(cat "$place/comm" 2>/dev/null)" = "$what" ]; then echo "$pid"; fi
    done
  fi
}
some() { [ -n "$found" ] || { echo "there is neither a unit that runs nor a process of that name" >&2; exit 1; }; }
send() { for pid in $found; do kill -"$1" "$pid" 2>/dev/null || :; done; }
states() { for pid in $found; do sed -n 's/^State:[[:space:]]*\\(.\\).*/\\1/p' "/proc/$pid/status" 2>/dev/null || :; done; }
until_none() {
  tries=0
  while states | grep -q "$1"; do
    tries=$((tries + 1))
    [ "$tries" -le 100 ] || { echo "after 5 s, states of $found: $(states | tr '\\n' ' ')" >&2; exit 1; }
    sleep 0.05
  done
}
`

const scripts: Readonly<Record<ServiceDeed['kind'], {act: string; undo: string}>> = {
  pause: {
    // Whoever was started meanwhile is held, too.
    act: 'found=$(pids); some; send STOP; found=$(pids); send STOP; until_none "[^TtZX]"',
    undo: 'found=$(pids); send CONT; until_none "[T]"',
  },
  kill: {
    act: 'found=$(pids); some; send KILL; until_none "[^ZX]"',
    undo: `if is_unit; then
  tries=0
  while [ "$(systemctl is-active -- "$what")" = activating ] && [ "$tries" -lt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  if systemctl is-active --quiet -- "$what"; then echo "runs again by itself"; exit; fi
  systemctl reset-failed -- "$what" 2>/dev/null || :
  systemctl start -- "$what"
  echo "did not come back by itself and was started"
else
  found=$(pids)
  if [ -n "$found" ]; then echo "runs again by itself"; else echo "did not come back by itself"; fi
fi`,
  },
  restart: {
    act: `is_unit || { echo "there is no such unit" >&2; exit 1; }
before=$(systemctl show --property=InvocationID --value -- "$what")
systemctl restart -- "$what"
[ "$(systemctl show --property=InvocationID --value -- "$what")" != "$before" ] || { echo "systemd did not start it anew" >&2; exit 1; }`,
    undo: 'systemctl is-active --quiet -- "$what" || systemctl start -- "$what"',
  },
}
