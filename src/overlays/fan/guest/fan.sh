# shellcheck shell=sh
# The fan's arithmetic and the smallest pieces shared by `ip` and `fanctl` of this folder. Sourced, never run.
# POSIX sh with 64-bit arithmetic (dash, bash and busybox have it). Every result is printed, every failure is a
# status of 1 in silence: the caller knows what the text was and says so.

# fan_number TEXT: prints an address as a number. Four decimal numbers, nothing that only some tools would take:
# a leading zero would be octal to one of them and decimal to the next.
fan_number() {
  fan__rest=$1. fan__sum=0 fan__count=0
  while [ -n "$fan__rest" ]; do
    fan__part=${fan__rest%%.*}
    fan__rest=${fan__rest#*.}
    fan_is_number "$fan__part" 255 || return 1
    fan__sum=$((fan__sum * 256 + fan__part))
    fan__count=$((fan__count + 1))
  done
  [ "$fan__count" -eq 4 ] || return 1
  echo "$fan__sum"
}

# fan_is_number TEXT LARGEST: true for a decimal number without leading zeros that is not above LARGEST.
fan_is_number() {
  case $1 in
    '' | *[!0-9]* | 0?* | ???????????*) return 1 ;;
  esac
  [ "$1" -le "$2" ]
}

# fan_dotted NUMBER: prints a number as an address.
fan_dotted() {
  echo "$(($1 >> 24 & 255)).$(($1 >> 16 & 255)).$(($1 >> 8 & 255)).$(($1 & 255))"
}

# fan_mask LENGTH: prints the netmask of a prefix length as a number.
fan_mask() {
  echo "$((0xffffffff << (32 - $1) & 0xffffffff))"
}

# fan_prefix TEXT: prints "ADDRESS LENGTH", both numbers, for a prefix such as 10.79.89.225/24.
fan_prefix() {
  case $1 in
    */*/* | /* | */) return 1 ;;
    */*) ;;
    *) return 1 ;;
  esac
  fan__address=$(fan_number "${1%/*}") && fan_is_number "${1#*/}" 32 && echo "$fan__address ${1#*/}"
}

# fan_slice ADDRESS UNDERLAY_LENGTH OVERLAY OVERLAY_LENGTH: prints "BASE LENGTH" of the machine's slice of the
# overlay: the host bits of its underlay address, moved up to just behind the overlay's network bits.
fan_slice() {
  fan__length=$(($4 + 32 - $2))
  echo "$((($3 & $(fan_mask "$4")) | ($1 & ~$(fan_mask "$2") & 0xffffffff) << (32 - fan__length))) $fan__length"
}

# fan_pair_problem UNDERLAY UNDERLAY_LENGTH OVERLAY OVERLAY_LENGTH: prints the first rule that two prefixes break
# and returns 0; returns 1 when they can make a fan. Host bits are the caller's business.
fan_pair_problem() {
  fan__short=$(($2 < $4 ? $2 : $4))
  fan__mask=$(fan_mask "$fan__short")
  if [ "$2" -gt 30 ]; then
    echo "underlay /$2 has no room for two machines: /30 is the longest"
  elif [ $(($4 + 32 - $2)) -gt 30 ]; then
    echo "slice too small: /$4 + $((32 - $2)) host bits of the underlay = /$(($4 + 32 - $2)), longer than /30"
  elif [ $(($1 & fan__mask)) -eq $(($3 & fan__mask)) ]; then
    echo "underlay $(fan_dotted "$1")/$2 and overlay $(fan_dotted "$3")/$4 overlap"
  else
    case $(($3 >> 24)) in
      0 | 127 | 22[4-9] | 23?) echo "overlay $(fan_dotted "$3")/$4 is no place for machines (0/8, 127/8, multicast)" ;;
      *) return 1 ;;
    esac
  fi
}

# fan_address_problem ADDRESS UNDERLAY_LENGTH: prints why an underlay address has no slice and returns 0, or 1.
fan_address_problem() {
  fan__hosts=$((~$(fan_mask "$2") & 0xffffffff))
  case $(($1 & fan__hosts)) in
    0) echo 'its host bits are all zero: the network itself' ;;
    "$fan__hosts") echo 'its host bits are all one: the broadcast address' ;;
    *) return 1 ;;
  esac
}

# fan_after WORD TEXT...: prints the word that follows WORD in what a tool said, e.g. after "mtu" or "inet".
# Text, not JSON: machines have no jq, and `ip -d` must not be asked (it crashes on some of Ubuntu's kernels).
fan_after() {
  fan__word=$1
  shift
  while [ $# -gt 1 ]; do
    if [ "$1" = "$fan__word" ]; then
      echo "$2"
      return 0
    fi
    shift
  done
  return 1
}

# fan_second TEXT...: prints the second word, the interface in each line of `ip -o addr`.
fan_second() {
  [ $# -gt 1 ] && echo "$2"
}

# fan_bytes NUMBER...: prints each number as four bytes, the least significant first, as octal escapes of printf.
fan_bytes() {
  for fan__word in "$@"; do
    printf '\\%03o\\%03o\\%03o\\%03o' "$((fan__word & 255))" "$((fan__word >> 8 & 255))" \
      "$((fan__word >> 16 & 255))" "$((fan__word >> 24 & 255))"
  done
}

# fan_patch FILE NUMBER...: writes the numbers into a copy of fan.bpf.o, right behind their marker. Their order is
# that of `struct fan` in fan.bpf.c.
fan_patch() {
  fan__file=$1
  shift
  fan__at=$(LC_ALL=C grep -obUa FANLAB01 "$fan__file") || return 1
  # The format is the data here: octal escapes and nothing else.
  # shellcheck disable=SC2059
  printf "$(fan_bytes "$@")" | dd of="$fan__file" bs=1 seek="$((${fan__at%%:*} + 8))" conv=notrunc 2>/dev/null
}
