# shellcheck shell=sh
# Addresses for the containers on a fan bridge (fanctl up --dhcp), sourced by fanctl. One dnsmasq for each bridge,
# on the first /24 of the machine's slice, as LXD does on its own fan bridge.

# fan_dhcp_start RUN BRIDGE SLICE_BASE SLICE_LENGTH OVERLAY_LENGTH MTU RESERVE: prints the cause and returns 1 when
# it cannot. RESERVE addresses behind the bridge's own are left for hosts.
fan_dhcp_start() {
  command -v dnsmasq >/dev/null || {
    echo 'dnsmasq is not installed (package dnsmasq-base)'
    return 1
  }
  fan_dhcp__first=$(($3 + 2 + $7))
  fan_dhcp__last=$(($3 + ($4 <= 24 ? 254 : (1 << (32 - $4)) - 2)))
  if [ "$fan_dhcp__first" -gt "$fan_dhcp__last" ]; then
    echo "no address is left for containers in $(fan_dotted "$3")/$4 with $7 reserved for hosts"
    return 1
  fi
  # The MTU has to be told (option 26): with the usual 1500 every large packet would vanish in the tunnel.
  # Descriptor 9 is fanctl's lock, which must not live as long as dnsmasq.
  dnsmasq --conf-file=/dev/null --pid-file="$1/$2.pid" --dhcp-leasefile="$1/$2.leases" \
    --interface="$2" --except-interface=lo --bind-interfaces --dhcp-authoritative --dhcp-no-override \
    --dhcp-range="$(fan_dotted "$fan_dhcp__first"),$(fan_dotted "$fan_dhcp__last"),$(fan_dotted "$(fan_mask "$5")"),1h" \
    --dhcp-option="26,$6" 2>&1 9>&-
}

# fan_dhcp_stop RUN BRIDGE: ends that bridge's dnsmasq and no other process that may have its number by now.
fan_dhcp_stop() {
  if [ -e "$1/$2.pid" ]; then
    read -r fan_dhcp__pid <"$1/$2.pid"
    if tr '\0' '\n' <"/proc/$fan_dhcp__pid/cmdline" 2>/dev/null | grep -qxF -- "--pid-file=$1/$2.pid"; then
      kill "$fan_dhcp__pid"
    fi
  fi
  rm -f "$1/$2.pid" "$1/$2.leases"
}
