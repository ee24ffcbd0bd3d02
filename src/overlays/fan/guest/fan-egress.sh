# shellcheck shell=sh
# NAT for what leaves the overlay, sourced by fanctl. Inside the overlay nothing is translated: the peer sees a
# container's own address. The chain's name and shape are those of Ubuntu's fanctl, which other tools look for.

# fan_egress_on OVERLAY SLICE ADDRESS: packets of SLICE for outside of OVERLAY leave as ADDRESS. Prints the cause
# and returns 1 when the firewall refuses.
fan_egress_on() {
  if ! command -v iptables >/dev/null; then
    echo 'fanctl: no iptables here: containers on this fan reach the overlay, but nothing outside of it' >&2
    return 0
  fi
  # The chain is shared by all fans, so that it is there already is no failure.
  iptables -w -t nat -N fan-egress 2>/dev/null
  {
    fan_egress__ensure fan-egress -o lo -j RETURN &&
      fan_egress__ensure fan-egress -d "$1" -j RETURN &&
      fan_egress__ensure fan-egress -s "$2" -j SNAT --to-source "$3" &&
      fan_egress__ensure POSTROUTING -s "$2" -j fan-egress
  } 2>&1
}

fan_egress__ensure() {
  iptables -w -t nat -C "$@" 2>/dev/null || iptables -w -t nat -A "$@"
}

# fan_egress_off OVERLAY SLICE ADDRESS: takes the rules away, also when something flushed half of them before.
fan_egress_off() {
  command -v iptables >/dev/null || return 0
  iptables -w -t nat -D POSTROUTING -s "$2" -j fan-egress
  iptables -w -t nat -D fan-egress -s "$2" -j SNAT --to-source "$3"
  iptables -w -t nat -D fan-egress -d "$1" -j RETURN
  case $(iptables -w -t nat -S POSTROUTING) in
    *'-j fan-egress'*) ;; # another fan's
    *) iptables -w -t nat -F fan-egress && iptables -w -t nat -X fan-egress ;;
  esac
} 2>/dev/null
