# shellcheck shell=sh
# What is up: RUN/BRIDGE has one line for each fan, TUNNEL UNDERLAY OVERLAY FLAGS. RUN lies under /run, so that it is
# gone after a reboot, as the fan is. Sourced by fanctl.

# fan_bridges RUN: prints the name of every fan's bridge.
fan_bridges() {
  for fan__file in "$1"/*; do
    if [ -f "$fan__file" ]; then echo "${fan__file##*/}"; fi
  done
}

# fan_read RUN BRIDGE: reads that line into tunnel, its_underlay, its_overlay and flags; 1 when there is none.
fan_read() {
  [ -f "$1/$2" ] && read -r tunnel its_underlay its_overlay flags <"$1/$2"
}

# fan_write RUN BRIDGE: the other way, in one piece: a reader never sees half a line.
fan_write() {
  # shellcheck disable=SC2154
  echo "$tunnel $its_underlay $its_overlay $flags" >"$1/.new" && mv "$1/.new" "$1/$2"
}

# fan_ports BRIDGE: prints its ports. `ip -o link` says "5: ftun0: <..." and "7: veth1@if6: <...".
fan_ports() {
  ip -o link show master "$1" 2>/dev/null | while read -r _ fan__port _; do
    fan__port=${fan__port%:}
    echo "${fan__port%@*}"
  done
}

# fan_whole BRIDGE TUNNEL: whether the tunnel still is a port of the bridge.
fan_whole() {
  fan_ports "$1" | grep -qx "$2"
}

# fan_show RUN: the table of `fanctl show`. A fan that something tore apart behind our back has the flag "broken".
fan_show() {
  printf '%-16s %-20s %-20s %s\n' Bridge Underlay Overlay Flags
  for bridge in $(fan_bridges "$1"); do
    fan_read "$1" "$bridge" || continue
    fan_whole "$bridge" "$tunnel" || flags="${flags:+$flags }broken"
    printf '%-16s %-20s %-20s %s\n' "$bridge" "$its_underlay" "$its_overlay" "$flags"
  done
}

# fan_destroy RUN BRIDGE: takes down what is left of the fan that was read last, whatever is gone of it already.
fan_destroy() {
  fan_dhcp_stop "$1/dhcp" "$2"
  fan__own=$(fan_number "${its_underlay%/*}")
  fan__over=$(fan_number "${its_overlay%/*}")
  fan__slice=$(fan_slice "$fan__own" "${its_underlay#*/}" "$fan__over" "${its_overlay#*/}")
  fan_egress_off "$its_overlay" "$(fan_dotted "${fan__slice% *}")/${fan__slice#* }" "${its_underlay%/*}"
  ip link delete dev "$tunnel" 2>/dev/null
  ip link delete dev "$2" 2>/dev/null
  rm -f "$1/$2"
}

# fan_take_down RUN BRIDGE: the same, but refuses while anything else is attached: its network would go, too.
fan_take_down() {
  if fan_ports "$2" | grep -qvx "$tunnel"; then
    echo "$2: in use, will not destroy" >&2
    return 1
  fi
  fan_destroy "$1" "$2"
}
