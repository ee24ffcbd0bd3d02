"""Sends packets from containers to an address beyond the overlay, and tells as whom they leave this machine.

Its input is JSON: `target`, an address of the underlay's that answers echoes; `port`, that of the overlay's own packets;
`seconds`, the deadline; `containers`, a process of each by its name. Prints JSON, for each container: the gateways of its default routes, those of them that
are no address of this machine's, the sources with which its packets were seen to leave by each protocol, whether its
echo was answered, and what its kernel refused.
"""

import json
import os
import random
import select
import socket
import struct
import sys
import time

from internet_checksum import checksum
from network_namespace import enter, namespace_of
from probe_filter import ADD_X, AND, JEQ, LDB_IND, LDH_IND, LDW_IND, LDX_IMM, LSH, RETURN, TAX, assemble
from probe_look import look

RESEND = 0.2
# Seconds that one look at the sockets waits.
LOOK = 0.05
# Bytes of a packet that are looked at: the headers, and the marker behind them.
SNAP = 128
here = namespace_of(None)


def sent_to(target, port):
    """Hands over IPv4 packets to that address, but for those of the overlay: what two machines carry for others is a flood."""
    return assemble(
        [
            (LDX_IMM, 0), (LDB_IND, 0), (AND, 0xF0), (JEQ, 0x40, None, "reject"),
            (LDW_IND, 16), (JEQ, int.from_bytes(target, "big"), None, "reject"),
            (LDB_IND, 9), (JEQ, socket.IPPROTO_UDP, None, "accept"),
            (LDB_IND, 0), (AND, 15), (LSH, 2), (ADD_X, 0), (TAX, 0),
            (LDH_IND, 2), (JEQ, port, "reject", "accept"),
            "accept", (RETURN, SNAP),
            "reject", (RETURN, 0),
        ]
    )  # fmt: skip


class Container:
    def __init__(self, pid, port):
        self.port = port
        self.marker = struct.pack("!12sHH", os.urandom(12), port, 0)
        self.left = {"icmp": set(), "udp": set(), "tcp": set()}
        self.answered = False
        self.refused = None
        self.gateways = default_gateways(pid)
        self.namespace = namespace_of(pid)
        self.echoes = self.inside(lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
        self.connections = []

    def inside(self, work):
        enter(self.namespace)
        try:
            return work()
        finally:
            enter(here)

    def send(self, target):
        head = struct.pack("!BBHHH", 8, 0, 0, self.port, 1)
        whole = struct.pack("!BBHHH", 8, 0, checksum(head + self.marker), self.port, 1) + self.marker
        try:
            self.echoes.sendto(whole, (target, 0))
            self.inside(lambda: self.send_others(target))
        except OSError as error:
            self.refused = os.strerror(error.errno)

    def send_others(self, target):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagrams:
            datagrams.sendto(self.marker, (target, self.port))
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        # Kept: closed, it would not even send its first packet again.
        self.connections.append(connection)
        connection.connect_ex((target, self.port))

    def hear(self):
        packet = self.echoes.recv(2048)
        if packet[(packet[0] & 15) * 4] == 0 and packet.endswith(self.marker):
            self.answered = True

    def is_done(self):
        return self.answered and all(self.left.values())

    def told(self, foreign):
        return {
            "gateways": self.gateways,
            "foreign": [gateway for gateway in self.gateways if foreign(gateway)],
            "left": {protocol: sorted(sources) for protocol, sources in self.left.items()},
            "answered": self.answered,
            "refused": self.refused,
        }


def default_gateways(pid):
    """Of /proc/PID/net/route: interface, destination, gateway, flags, three counters, mask; numbers are hexadecimal."""
    with open(f"/proc/{pid}/net/route") as table:
        lines = [line.split() for line in table][1:]
    defaults = [words for words in lines if int(words[1], 16) == 0 and int(words[7], 16) == 0]
    return [socket.inet_ntoa(struct.pack("=L", int(words[2], 16))) for words in defaults]


def is_foreign(address):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as own:
        try:
            own.bind((address, 0))
        except OSError:
            return True
    return False


def watch(tap, containers):
    """Notes all packets that have left this machine for the target, if they are ours."""
    while True:
        try:
            packet, (_, _, kind, *_) = tap.recvfrom(SNAP)
        except BlockingIOError:
            return
        if kind == socket.PACKET_OUTGOING:
            note(packet, containers)


def note(packet, containers):
    payload = packet[(packet[0] & 15) * 4 :]
    for container in containers:
        to_port = len(payload) >= 4 and struct.unpack("!H", payload[2:4])[0] == container.port
        protocol = {
            socket.IPPROTO_ICMP: "icmp" if payload.endswith(container.marker) else None,
            socket.IPPROTO_UDP: "udp" if payload.endswith(container.marker) else None,
            socket.IPPROTO_TCP: "tcp" if to_port else None,
        }.get(packet[9])
        if protocol is not None:
            container.left[protocol].add(socket.inet_ntoa(packet[12:16]))


def ask(target, port, seconds, containers):
    first_port = random.randrange(20000, 60000)
    asked = {name: Container(pid, first_port + index) for index, (name, pid) in enumerate(containers.items())}
    tap = look(sent_to(socket.inet_aton(target), port))
    by_socket = {container.echoes: container for container in asked.values()}
    looked = time.monotonic()
    end = looked + seconds
    resend = 0.0
    while not all(container.is_done() for container in asked.values()) and time.monotonic() < end:
        # Time in which this program could not run is nobody's answer.
        end += max(0, time.monotonic() - looked - 2 * LOOK)
        looked = time.monotonic()
        if time.monotonic() >= resend:
            resend = time.monotonic() + RESEND
            for container in asked.values():
                if not container.is_done():
                    container.send(target)
        for ready in select.select([tap, *by_socket], [], [], LOOK)[0]:
            if ready is tap:
                watch(tap, asked.values())
            else:
                by_socket[ready].hear()
    json.dump({name: container.told(is_foreign) for name, container in asked.items()}, sys.stdout)


def main():
    ask(**json.load(sys.stdin))
