"""The kernel's neighbours of one network namespace: those that a round has made are forgotten after it."""

import os
import socket
import struct

from network_namespace import enter, namespace_of

NETLINK_ROUTE = 0
RTM_NEWNEIGH, RTM_DELNEIGH, RTM_GETNEIGH = 28, 29, 30
REQUEST, DUMP = 1, 0x300
NDA_DST = 1
# Entries that somebody has made on purpose: NUD_NOARP, NUD_PERMANENT, and NTF_EXT_LEARNED among the flags.
LASTING, LEARNED = 0x40 | 0x80, 0x10

# Length, type, flags, sequence, port of a message; family, interface, state, flags, type of a neighbour; length, type.
MESSAGE, NEIGHBOUR, ATTRIBUTE = struct.Struct("IHHII"), struct.Struct("=BxxxiHBB"), struct.Struct("HH")


class Neighbours:
    """Those of the network namespaces of one machine."""

    def __init__(self):
        self.known = []

    def note(self, home, namespaces):
        """As they are now; `home` is the machine's own network namespace."""
        each_once = {os.fstat(each).st_ino: each for each in (home, *namespaces) if each is not None}
        self.known = [KnownNeighbours(each, home) for each in each_once.values()]

    def lose(self, said):
        """The last time once everybody has closed all: the end of a connection needs its neighbour once more."""
        left = sum(each.forget_new() for each in self.known)
        if said["last"]:
            self.close()
        return {"left": left}

    def close(self):
        for each in self.known:
            each.sock.close()
        self.known = []


def own_neighbours(told=None):
    """Those of the own network namespace, as they are or as they were told."""
    home = namespace_of(None)
    known = KnownNeighbours(home, home)
    if told is not None:
        known.before = {(family, link, bytes.fromhex(address)) for family, link, address in told}
    return known


class KnownNeighbours:
    """Those of a network namespace, as they are when it is made."""

    def __init__(self, namespace, home):
        enter(namespace)
        try:
            self.sock = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_ROUTE)
        finally:
            enter(home)
        self.before = set(self.dynamic())

    def dynamic(self):
        """(family, interface, address) of all that the kernel has found by itself."""
        return [each for family in (socket.AF_INET, socket.AF_INET6) for each in self.dump(family)]

    def dump(self, family):
        body = NEIGHBOUR.pack(family, 0, 0, 0, 0)
        self.sock.send(MESSAGE.pack(MESSAGE.size + len(body), RTM_GETNEIGH, REQUEST | DUMP, 1, 0) + body)
        found = []
        while True:
            data, at = self.sock.recv(1 << 16), 0
            while at + MESSAGE.size <= len(data):
                length, kind, *_ = MESSAGE.unpack_from(data, at)
                if kind != RTM_NEWNEIGH:
                    # The end, or an error: then there are none.
                    return found
                found += read_neighbour(data[at + MESSAGE.size : at + length])
                at += (length + 3) & ~3

    def told(self):
        return [[family, link, address.hex()] for family, link, address in sorted(self.before)]

    def forget_new(self):
        """How many are left. The kernel keeps one that was used for five seconds at least, also where all networks together
        have no room.
        """
        new = [each for each in self.dynamic() if each not in self.before]
        for first in range(0, len(new), 64):
            self.sock.send(b"".join(deletion(*each) for each in new[first : first + 64]))
        return len(set(new).intersection(self.dynamic())) if new else 0


def read_neighbour(data):
    family, link, state, flags, _ = NEIGHBOUR.unpack_from(data)
    if state & LASTING or flags & LEARNED:
        return []
    at = NEIGHBOUR.size
    while at + ATTRIBUTE.size <= len(data):
        length, kind = ATTRIBUTE.unpack_from(data, at)
        if kind == NDA_DST:
            return [(family, link, data[at + ATTRIBUTE.size : at + length])]
        at += max(4, (length + 3) & ~3)
    return []


def deletion(family, link, address):
    body = NEIGHBOUR.pack(family, link, 0, 0, 0) + ATTRIBUTE.pack(ATTRIBUTE.size + len(address), NDA_DST) + address
    return MESSAGE.pack(MESSAGE.size + len(body), RTM_DELNEIGH, REQUEST, 2, 0) + body
