"""What is asked by ICMP, and what is said of it where it did not arrive."""

import errno
import socket
import struct

from internet_checksum import checksum
from probe_packet import HEADER

ERROR_NAMES = {
    socket.AF_INET: {3: "unreachable", 11: "too many hops", 12: "malformed"},
    socket.AF_INET6: {1: "unreachable", 2: "too big", 3: "too many hops", 4: "malformed"},
}


def echo_request(family, identifier, number, data):
    if family == socket.AF_INET6:
        return struct.pack(">BBHHH", 128, 0, 0, identifier, number) + data
    packet = struct.pack(">BBHHH", 8, 0, 0, identifier, number) + data
    # Behind the header there are only zeros.
    return packet[:2] + struct.pack(">H", checksum(packet[: 8 + HEADER.size])) + packet[4:]


def shown_error(packet, start, sender):
    """An error by ICMP that begins there, in words."""
    names = ERROR_NAMES[socket.AF_INET6 if ":" in sender else socket.AF_INET]
    return f"{names.get(packet[start], 'error')} (code {packet[start + 1]}), says {sender}"


def local(error):
    """The own kernel's refusal."""
    if error.errno == errno.ENOBUFS:
        return "neighbour table overflow"
    return error.strerror
