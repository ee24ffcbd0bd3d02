"""What a probe looks like on the wire, and how one is recognized in any packet, also inside of an overlay's.

Every probe begins with a header: four letters, the run's token, the question, the probe's number, whether it is the
answer, who answers, and the address that the question was seen to come from. A traced probe has other letters than the
rest: only those are looked for on the links, so that looking costs little.
"""

import functools
import ipaddress
import re
import struct

TRACED = b"fanT"
PLAIN = b"fan-"
HEADER = struct.Struct(">4s8sIHBBI16s")
# What of a header tells which probe it is.
WHICH = struct.Struct(">4s8sIHB")
# Version and length, fragment, hops that are left, protocol, source and target of a packet.
IPV4 = struct.Struct(">B5xHBB2x4s4s")
IPV6 = struct.Struct(">6xBB16s16s")
QUESTION, ANSWER = 0, 1

ICMP, TCP, UDP, ICMP6 = 1, 6, 17, 58
# Bytes of a packet that the kernel hands over: an envelope, both headers and the probe's own.
SNAP = 256
# UDP, VXLAN and Ethernet lie between the outer address and the packet inside.
ENVELOPE = 8 + 8 + 14

# Addresses of which it is remembered how they are written.
MOST_ADDRESSES = 4096

HTTP_TOKEN = re.compile(rb"GET /[^ ]*[?&]fanlab=([0-9a-f]{16})\.(\d{1,9})\.(\d{1,5}) ")


def header(token, question, number, direction=QUESTION, who=0, source=None, traced=False):
    packed = packed_address(source) if source else bytes(16)
    letters = TRACED if traced else PLAIN
    return HEADER.pack(letters, token, question, number, direction, 0, who, packed)


def read_header(data):
    """(token, question, number, direction, who, source) of the header that the data begins with; None where it is no probe."""
    if len(data) < HEADER.size:
        return None
    letters, token, question, number, direction, _, who, source = HEADER.unpack_from(data)
    if letters not in (TRACED, PLAIN):
        return None
    return token, question, number, direction, who, shown_address(source)


def read_which(data, at):
    """(token, question, number, direction) of the header that begins there."""
    try:
        letters, token, question, number, direction = WHICH.unpack_from(data, at)
    except struct.error:
        return None
    return (token, question, number, direction) if letters in (TRACED, PLAIN) else None


@functools.lru_cache(MOST_ADDRESSES)
def packed_address(text):
    return ipaddress.ip_address(text).packed.rjust(16, b"\0")


@functools.lru_cache(MOST_ADDRESSES)
def shown_address(packed):
    """An address of a header, or of a packet; nothing where there is none."""
    if not any(packed):
        return ""
    return str(ipaddress.ip_address(packed[12:] if len(packed) == 16 and not any(packed[:12]) else packed))


def same_address(one, other):
    """However each is written: with the link that it is on, or as an address of IPv4 in one of IPv6."""
    return one == other or plain_address(one) == plain_address(other)


@functools.lru_cache(MOST_ADDRESSES)
def plain_address(text):
    address = ipaddress.ip_address(text.partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address


def is_traced(data):
    return data[:4] == TRACED


def read_packet(data):
    """(probe, source, target, envelope, hops) of what was seen on a link, from its network header on; None where it carries none.

    The probe is as read_which gives it; the envelope is (source, target, vni) of the packet outside, or None. Each machine
    that forwards the packet takes one from its hops.
    """
    outside = read_ip(data, 0)
    if outside is None:
        return None
    source, target, protocol, hops, at = outside
    probe = read_transport(data, protocol, at)
    if probe:
        return probe, shown_address(source), shown_address(target), None, hops
    if protocol != UDP:
        return None
    inside = read_ip(data, at + ENVELOPE)
    if inside is None:
        return None
    inner_source, inner_target, inner_protocol, hops, inner_at = inside
    probe = read_transport(data, inner_protocol, inner_at)
    if probe is None:
        return None
    envelope = shown_address(source), shown_address(target), int.from_bytes(data[at + 12 : at + 15], "big")
    return probe, shown_address(inner_source), shown_address(inner_target), envelope, hops


def read_ip(data, at):
    """(source, target, protocol, hops, where the payload begins) of a packet; None of the later fragments of one."""
    try:
        first, fragment, hops, protocol, source, target = IPV4.unpack_from(data, at)
        if first >> 4 == 4:
            return None if fragment & 0x1FFF else (source, target, protocol, hops, at + 4 * (first & 15))
        if first >> 4 == 6:
            protocol, hops, source, target = IPV6.unpack_from(data, at)
            return source, target, protocol, hops, at + 40
    except struct.error:
        # It is too short.
        pass
    return None


def read_transport(data, protocol, at):
    """The probe that begins behind that header of the transport."""
    if protocol == UDP:
        return read_which(data, at + 8)
    if protocol in (ICMP, ICMP6):
        probe = read_which(data, at + 8)
        # The kernel answers with what it was asked: the type tells which of both it is.
        return probe and (*probe[:3], ANSWER if data[at] in (0, 129) else QUESTION)
    if protocol == TCP and len(data) >= at + 20:
        at += 4 * (data[at + 12] >> 4)
        asked = HTTP_TOKEN.match(data, at)
        if asked:
            return bytes.fromhex(asked[1].decode()), int(asked[2]), int(asked[3]), QUESTION
        return read_which(data, at)
    return None
