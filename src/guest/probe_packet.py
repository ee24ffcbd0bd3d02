"""What a probe looks like on the wire, and how one is recognized in any packet, also inside of an overlay's.

Every probe begins with a header: four letters, the run's token, the question, the probe's number, whether it is the
answer, who answers, and the address that the question was seen to come from. A traced probe has other letters than the
rest: only those are looked for on the links, so that looking costs little.
"""

import ctypes
import ipaddress
import re
import struct

TRACED = b"fanT"
PLAIN = b"fan-"
HEADER = struct.Struct(">4s8sIHBBI16s")
QUESTION, ANSWER = 0, 1

ICMP, TCP, UDP, ICMP6 = 1, 6, 17, 58
# Bytes of a packet that the kernel hands over: an envelope, both headers and the probe's own.
SNAP = 256
# UDP, VXLAN and Ethernet lie between the outer address and the packet inside.
ENVELOPE = 8 + 8 + 14

HTTP_TOKEN = re.compile(rb"^GET /[^ ]*[?&]fanlab=([0-9a-f]{16})\.(\d{1,9})\.(\d{1,5}) ")


class Probe:
    """A probe that was recognized."""

    def __init__(self, token, question, number, direction, who=0, source=""):
        self.token, self.question, self.number = token, question, number
        self.direction, self.who, self.source = direction, who, source


def header(token, question, number, direction=QUESTION, who=0, source=None, traced=False):
    packed = ipaddress.ip_address(source).packed.rjust(16, b"\0") if source else bytes(16)
    letters = TRACED if traced else PLAIN
    return HEADER.pack(letters, token, question, number, direction, 0, who, packed)


def read_header(data):
    """The probe whose header the data begins with; None where it is no probe."""
    if len(data) < HEADER.size or data[:4] not in (TRACED, PLAIN):
        return None
    _, token, question, number, direction, _, who, source = HEADER.unpack_from(data)
    return Probe(token, question, number, direction, who, shown_address(source))


def shown_address(packed):
    if not any(packed):
        return ""
    return str(ipaddress.ip_address(packed[12:] if not any(packed[:12]) else packed))


def is_traced(data):
    return data[:4] == TRACED


class Packet:
    """An IP packet that carries a probe."""

    def __init__(self, source, target, protocol, probe):
        self.source, self.target, self.protocol, self.probe = source, target, protocol, probe


def read_packet(data):
    """(packet, envelope) of what was seen on a link, from its network header on; None where it carries no probe.

    The envelope is (source, target, vni) of the packet outside, or None.
    """
    outside = read_ip(data)
    if outside is None:
        return None
    source, target, protocol, payload = outside
    probe = read_transport(protocol, payload)
    if probe:
        return Packet(source, target, protocol, probe), None
    if protocol != UDP or len(payload) <= ENVELOPE:
        return None
    inside = read_ip(payload[ENVELOPE:])
    if inside is None:
        return None
    vni = int.from_bytes(payload[12:15], "big")
    inner_source, inner_target, inner_protocol, inner_payload = inside
    probe = read_transport(inner_protocol, inner_payload)
    if probe is None:
        return None
    return Packet(inner_source, inner_target, inner_protocol, probe), (source, target, vni)


def read_ip(data):
    if len(data) < 20:
        return None
    version = data[0] >> 4
    if version == 4:
        start = 4 * (data[0] & 15)
        if int.from_bytes(data[6:8], "big") & 0x1FFF:
            return None
        addresses = (str(ipaddress.IPv4Address(data[12:16])), str(ipaddress.IPv4Address(data[16:20])))
        return (*addresses, data[9], data[start:])
    if version == 6 and len(data) >= 40:
        addresses = (str(ipaddress.IPv6Address(data[8:24])), str(ipaddress.IPv6Address(data[24:40])))
        return (*addresses, data[6], data[40:])
    return None


def read_transport(protocol, payload):
    if protocol in (ICMP, ICMP6) and len(payload) >= 8:
        probe = read_header(payload[8:])
        if probe:
            # The kernel answers with what it was asked: the type tells which of both it is.
            probe.direction = ANSWER if payload[0] in (0, 129) else QUESTION
        return probe
    if protocol == UDP:
        return read_header(payload[8:])
    if protocol == TCP and len(payload) >= 20:
        data = payload[4 * (payload[12] >> 4) :]
        asked = HTTP_TOKEN.match(data)
        if asked:
            return Probe(bytes.fromhex(asked[1].decode()), int(asked[2]), int(asked[3]), QUESTION)
        return read_header(data)
    return None


# Classic BPF: operation codes of what the filter needs.
LDW_IND, LDH_IND, LDB_IND = 0x40, 0x48, 0x50
LDX_IMM, LDX_MEM, STORE, TAX, TXA = 0x01, 0x61, 0x02, 0x07, 0x87
AND, RSH, LSH, ADD, ADD_X = 0x54, 0x74, 0x64, 0x04, 0x0C
JUMP, JEQ, JSET, RETURN = 0x05, 0x15, 0x45, 0x06


def assemble(lines):
    """Machine code of lines that are labels, (operation, k) or (jump, k, label if so, label if not)."""
    places, count = {}, 0
    for line in lines:
        if isinstance(line, str):
            places[line] = count
        else:
            count += 1
    code, here = [], 0
    for line in lines:
        if isinstance(line, str):
            continue
        here += 1
        if line[0] == JUMP:
            code.append((JUMP, 0, 0, places[line[1]] - here))
        elif len(line) == 4:
            yes, no = (0 if label is None else places[label] - here for label in line[2:])
            code.append((line[0], yes, no, line[1]))
        else:
            code.append((line[0], 0, 0, line[1]))
    return b"".join(struct.pack("HBBI", *each) for each in code)


def ip_lines(level, udp_else):
    """Looks at the IP packet that begins at X; accepts a traced probe."""
    word = lambda text: int.from_bytes(text, "big")
    at = lambda name: f"{level}-{name}"
    return [
        (LDB_IND, 0), (AND, 0xF0), (JEQ, 0x40, None, at("v6?")),
        (LDH_IND, 6), (JSET, 0x1FFF, "reject", None),
        (LDB_IND, 0), (AND, 15), (LSH, 2), (ADD_X, 0), (STORE, 0), (LDB_IND, 9), (JUMP, at("transport")),
        at("v6?"), (JEQ, 0x60, None, "reject"),
        (TXA, 0), (ADD, 40), (STORE, 0), (LDB_IND, 6),
        at("transport"), (LDX_MEM, 0),
        (JEQ, ICMP, at("echo"), None), (JEQ, ICMP6, at("echo"), None),
        (JEQ, UDP, at("udp"), None), (JEQ, TCP, at("tcp"), "reject"),
        at("echo"), (LDW_IND, 8), (JEQ, word(TRACED), "accept", "reject"),
        at("udp"), (LDW_IND, 8), (JEQ, word(TRACED), "accept", udp_else),
        at("tcp"), (LDB_IND, 12), (AND, 0xF0), (RSH, 2), (ADD_X, 0), (TAX, 0),
        (LDW_IND, 0), (JEQ, word(TRACED), "accept", None), (JEQ, word(b"GET "), None, "reject"),
        (LDW_IND, 4), (AND, 0xFF000000), (JEQ, word(b"/\0\0\0"), "accept", "reject"),
    ]  # fmt: skip


FILTER = assemble(
    [
        (LDX_IMM, 0),
        *ip_lines("outside", "envelope"),
        "envelope",
        (TXA, 0),
        (ADD, ENVELOPE),
        (TAX, 0),
        *ip_lines("inside", "reject"),
        "accept",
        (RETURN, SNAP),
        "reject",
        (RETURN, 0),
    ]
)


def filter_option():
    """The value of SO_ATTACH_FILTER. The second one has to live until the option is set."""
    code = ctypes.create_string_buffer(FILTER, len(FILTER))
    return struct.pack("HL", len(FILTER) // 8, ctypes.addressof(code)), code
