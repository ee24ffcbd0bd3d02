"""A first segment of TCP that can be followed: the kernel's own carries no mark, and nothing tells where it was dropped."""

import random
import socket
import struct

from internet_checksum import checksum
from probe_packet import packed_address

SEGMENT = struct.Struct(">HHIIBBHHH")
SYN = 2


def marked_syn(own, target, port, head):
    """A segment that asks for a connection and carries the header of a probe; from a port that the kernel gives to nobody."""
    length = SEGMENT.size + len(head)
    fields = [random.randrange(61000, 65536), port, random.getrandbits(32), 0, 5 << 4, SYN, 64240, 0, 0]
    pseudo = packed_address(own) + packed_address(target) + struct.pack(">II", length, socket.IPPROTO_TCP)
    # What IPv4 has shorter in it are zeros, which add nothing.
    fields[7] = checksum(pseudo + SEGMENT.pack(*fields) + head)
    return SEGMENT.pack(*fields) + head
