"""The sockets of an endpoint, opened in its network namespace: it asks, answers and listens by them."""

import errno
import os
import socket
import struct
import threading

from network_namespace import enter, namespace_of
from probe_filter import attach, own_echoes
from probe_look import enlarge, look
from probe_packet import ICMP, ICMP6
from probe_ways import Ways

SO_TIMESTAMPNS = 35
SOL_PACKET = 263
PACKET_STATISTICS = 6
ICMP_FILTER = 1
SOL_RAW = 255
SOL_ICMPV6 = 58
IP_MTU_DISCOVER = 10
IPV6_MTU_DISCOVER = 23
PMTUDISC_DONT, PMTUDISC_DO = 0, 2
# As PMTUDISC_DO, but whatever the kernel has learned of the way.
PMTUDISC_PROBE = 3
# Connections that wait to be taken.
BACKLOG = 512
# Sockets for connections that are opened at a time.
SPARE_STREAMS = 16
# Questions by UDP leave by so many ports.
SOURCE_PORTS = 4


class Endpoint:
    """One that can ask, and be asked. `problem` tells why not, `absent` that it does not have its address.

    `unserved` has why it does not answer on a port itself, and `taken` the ports where somebody else does.
    """

    def __init__(self, home, name, pid, address, number, ports, looks=True):
        self.name, self.address, self.number, self.home = name, address, number, home
        self.family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.problem = ""
        self.absent = False
        self.unserved, self.taken = {}, []
        # Datagrams by UDP that the prober itself has taken by this endpoint's sockets.
        self.taken_here = 0
        self.namespace = self.look = self.echo = self.whole_echo = self.ways = None
        self.ask_udp, self.answer_udp, self.answer_tcp, self.spare = [], {}, {}, []
        try:
            self.namespace = namespace_of(pid)
            enter(self.namespace)
            try:
                # The machine's own network namespace is looked at by one for all.
                self.look = look() if pid and looks else None
                self.open(ports)
            finally:
                enter(home)
        except OSError as error:
            self.problem = error.strerror or str(error)

    def open(self, ports):
        self.echo, self.whole_echo = self.echoes(PMTUDISC_DONT), self.echoes(PMTUDISC_DO)
        # What is sent by one of the first half goes whole or not at all, by the others in fragments.
        self.ask_udp = [
            self.datagrams(PMTUDISC_DO if port < SOURCE_PORTS / 2 else PMTUDISC_DONT) for port in range(SOURCE_PORTS)
        ]
        self.absent = not self.has_address()
        for protocol, port in ports if not self.absent else ():
            self.serve(protocol, port)

    def has_address(self):
        with socket.socket(self.family, socket.SOCK_DGRAM) as sock:
            try:
                sock.bind((self.address, 0))
            except OSError as error:
                return error.errno != errno.EADDRNOTAVAIL
        return True

    def echoes(self, fragments):
        six = self.family == socket.AF_INET6
        sock = socket.socket(self.family, socket.SOCK_RAW, ICMP6 if six else ICMP)
        if six:
            # Passes echo replies and errors; a bit that is set blocks a type.
            blocked = [0xFFFFFFFF] * 8
            for kind in (1, 2, 3, 4, 129):
                blocked[kind >> 5] &= ~(1 << (kind & 31))
            sock.setsockopt(SOL_ICMPV6, ICMP_FILTER, struct.pack("8I", *blocked))
        else:
            passed = (1 << 0) | (1 << 3) | (1 << 11) | (1 << 12)
            sock.setsockopt(SOL_RAW, ICMP_FILTER, struct.pack("I", 0xFFFFFFFF & ~passed))
            # All such sockets of a network namespace get all answers; errors are told by one of the endpoint's.
            attach(sock, own_echoes(echo_id(sock.fileno()), fragments == PMTUDISC_DONT))
        return self.asking(sock, fragments)

    def datagrams(self, fragments):
        return self.asking(socket.socket(self.family, socket.SOCK_DGRAM), fragments)

    def asking(self, sock, fragments):
        enlarge(sock)
        sock.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
        self.discover_mtu(sock, fragments)
        return sock

    def discover_mtu(self, sock, how):
        if self.family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, IPV6_MTU_DISCOVER, how)
        else:
            sock.setsockopt(socket.IPPROTO_IP, IP_MTU_DISCOVER, how)

    def serve(self, protocol, port):
        """Answers on that port of its address in the lab, and of no other, unless somebody else does."""
        kind = socket.SOCK_DGRAM if protocol == "udp" else socket.SOCK_STREAM
        sock = socket.socket(self.family, kind)
        enlarge(sock)
        if protocol == "tcp":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((self.address, port))
            if protocol == "tcp":
                sock.listen(BACKLOG)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                self.taken.append(f"{protocol}/{port}")
            self.unserved[f"{protocol}/{port}"] = error.strerror
            sock.close()
            return
        (self.answer_udp if protocol == "udp" else self.answer_tcp)[port] = sock

    def stream(self):
        """A socket for a connection from this endpoint."""
        if not self.spare:
            enter(self.namespace)
            try:
                self.spare = [
                    socket.socket(self.family, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) for _ in range(SPARE_STREAMS)
                ]
            finally:
                enter(self.home)
        return self.spare.pop()

    def datagram_socket(self):
        """A further socket for UDP of this endpoint."""
        enter(self.namespace)
        try:
            return socket.socket(self.family, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
        finally:
            enter(self.home)

    def raw_stream_socket(self):
        enter(self.namespace)
        try:
            return socket.socket(self.family, socket.SOCK_RAW | socket.SOCK_NONBLOCK, socket.IPPROTO_TCP)
        finally:
            enter(self.home)

    def address_towards(self, target):
        """From which address its kernel asks there; empty where it has no way."""
        self.ways = self.ways or Ways(self.datagram_socket())
        return self.ways.address_towards(target)

    def told(self):
        return {
            "name": self.name,
            "problem": self.problem,
            "absent": self.absent,
            "unserved": self.unserved,
            "taken": self.taken,
        }

    def took(self, datagrams):
        self.taken_here += datagrams

    def close(self):
        sockets = (self.ways, self.echo, self.whole_echo, *self.ask_udp, *self.spare)
        for sock in (*sockets, *self.answer_udp.values(), *self.answer_tcp.values()):
            if sock:
                sock.close()
        if self.namespace is not None:
            os.close(self.namespace)


def close_looks(socks):
    """The kernel waits for all processors before it lets one go, some hundredths of a second each: nobody else has to wait."""
    found = [sock for sock in socks if sock]
    if found:
        threading.Thread(target=lambda: [sock.close() for sock in found]).start()


def missed(sock):
    """Packets that the kernel could not hand over to one that looks since it was asked last."""
    return struct.unpack("II", sock.getsockopt(SOL_PACKET, PACKET_STATISTICS, 8))[1]


first_echo_id = 0


def new_echo_ids(token):
    """Others in each round: a firewall that knows connections must not take a question for part of an older one."""
    global first_echo_id
    first_echo_id = int.from_bytes(token[:2], "big")


def echo_id(descriptor):
    """The identifier of the echoes of that socket."""
    return (first_echo_id + descriptor) & 0xFFFF
