"""Filters by which the kernel hands over what is wanted and nothing else: traced probes, also inside of an overlay's
packets, and answers by ICMP to one socket."""

import ctypes
import socket
import struct

from probe_packet import ENVELOPE, ICMP, ICMP6, SNAP, TCP, TRACED, UDP

SO_ATTACH_FILTER = 26

# Classic BPF: operation codes of what the filter needs.
LDW_IND, LDH_IND, LDB_IND = 0x40, 0x48, 0x50
LDX_IMM, LDX_MEM, LDX_LENGTH, STORE, TAX, TXA = 0x01, 0x61, 0xB1, 0x02, 0x07, 0x87
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


def own_echoes(identifier, errors):
    """Of ICMP, with its IPv4 header: echo replies that have the identifier, and errors if they are wanted."""
    return assemble(
        [
            (LDX_LENGTH, 0), (LDB_IND, 0), (JEQ, 0, None, "error"),
            (LDH_IND, 4), (JEQ, identifier, "accept", "reject"),
            "error", (RETURN, 0xFFFF if errors else 0),
            "accept", (RETURN, 0xFFFF),
            "reject", (RETURN, 0),
        ]
    )  # fmt: skip


def attach(sock, program):
    code = ctypes.create_string_buffer(program, len(program))
    # The kernel copies it while the option is set.
    sock.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", len(program) // 8, ctypes.addressof(code)))
