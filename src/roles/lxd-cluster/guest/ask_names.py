"""Asks DHCP and DNS from containers, as they would ask it themselves, and tells the answers.

Its input is JSON: `server`, the address at which both have to answer; `names`, whole names to resolve; `known`, one that
the server need not ask others for; `seconds`, the deadline; `containers`, a process of each by its name. Prints JSON, for each container: the resolver of its own that it
asks, the answer for each name (an address, "NXDOMAIN", "code N" or "silence"), whether the server answered a question of
DNS at all, and the address from which DHCP answered; null for none.
"""

import json
import os
import random
import select
import socket
import struct
import sys
import time

from network_namespace import enter, namespace_of

ETH_P_IP = 0x0800
# Seconds until a question is sent again, the first time; each next time takes twice as long, for its server may be slow
# and passes every one of them on.
RESEND = 0.3
INTERFACE = "eth0"
here = namespace_of(None)


def resolver_of(pid):
    """The first nameserver of the container's own resolv.conf."""
    try:
        with open(f"/proc/{pid}/root/etc/resolv.conf") as file:
            servers = [words[1] for words in map(str.split, file) if len(words) > 1 and words[0] == "nameserver"]
    except OSError:
        return None
    return servers[0] if servers else None


def question(identity, name):
    labels = b"".join(bytes([len(label)]) + label.encode() for label in name.split("."))
    return struct.pack("!HHHHHH", identity, 0x0100, 1, 0, 0, 0) + labels + b"\0" + struct.pack("!HH", 1, 1)


def answer(reply):
    """The first address, or why there is none. The one answer of dnsmasq points back at the question's name."""
    code = reply[3] & 15
    if code:
        return "NXDOMAIN" if code == 3 else f"code {code}"
    count = struct.unpack("!H", reply[6:8])[0]
    at = 12
    while reply[at]:
        at += reply[at] + 1
    at += 5
    for _ in range(count):
        while reply[at] and reply[at] < 0xC0:
            at += reply[at] + 1
        at += 2 if reply[at] else 1
        kind, _, _, length = struct.unpack("!HHIH", reply[at : at + 10])
        if kind == 1 and length == 4:
            return socket.inet_ntoa(reply[at + 10 : at + 14])
        at += 10 + length
    return "no address"


class Container:
    def __init__(self, pid, server, names, known):
        self.resolver = resolver_of(pid)
        self.server = server
        self.names = names
        self.known = known
        self.answers = {}
        self.dns = False
        self.dhcp = None
        self.refused = None
        self.identity = random.randrange(1, 60000)
        self.transaction = os.urandom(4)
        self.namespace = namespace_of(pid)
        enter(self.namespace)
        try:
            self.dns_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            # The container's own client hears port 68, and what comes there may be given to it: the answer is read here.
            self.tap = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(ETH_P_IP))
            self.tap.bind((INTERFACE, ETH_P_IP))
            self.dhcp_socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self.dhcp_socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.dhcp_socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, INTERFACE.encode())
            with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0) as link:
                link.bind((INTERFACE, 0))
                self.mac = link.getsockname()[4]
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
                way.connect((server, 53))
                self.own = way.getsockname()[0]
            self.dhcp_socket.bind(("", 68))
        except OSError as error:
            self.refused = f"{os.strerror(error.errno)}"
        finally:
            enter(here)

    def send(self):
        if self.refused:
            return
        try:
            for index, name in enumerate(self.names):
                if self.resolver and self.answers.get(name) is None:
                    self.dns_socket.sendto(question(self.identity + index, name), (self.resolver, 53))
            if not self.dns:
                self.dns_socket.sendto(question(self.identity + len(self.names), self.known), (self.server, 53))
            if self.dhcp is None:
                # Not to everybody: bridges that hand frames to a firewall translate a broadcast as if it left the overlay.
                self.dhcp_socket.sendto(self.inform(), (self.server, 67))
        except OSError as error:
            self.refused = os.strerror(error.errno)

    def inform(self):
        """DHCPINFORM: asks for settings and changes no lease."""
        head = struct.pack("!BBBB4sHH", 1, 1, 6, 0, self.transaction, 0, 0)
        addresses = socket.inet_aton(self.own) + bytes(12)
        options = bytes.fromhex("63825363") + bytes([53, 1, 8, 55, 3, 1, 3, 26, 255])
        return head + addresses + self.mac.ljust(16, b"\0") + bytes(192) + options

    def hear_dns(self):
        reply, (sender, _) = self.dns_socket.recvfrom(2048)
        index = struct.unpack("!H", reply[:2])[0] - self.identity
        if index == len(self.names) and sender == self.server:
            self.dns = True
        elif 0 <= index < len(self.names) and sender == self.resolver:
            self.answers[self.names[index]] = answer(reply)

    def hear_dhcp(self):
        packet = self.tap.recv(2048)
        length = (packet[0] & 15) * 4
        udp = packet[length:]
        from_server = packet[9] == socket.IPPROTO_UDP and udp[:2] == struct.pack("!H", 67)
        if from_server and udp[12:16] == self.transaction:
            self.dhcp = socket.inet_ntoa(packet[12:16])

    def is_done(self):
        asked = len(self.names) if self.resolver else 0
        return bool(self.refused) or (self.dns and self.dhcp is not None and len(self.answers) >= asked)

    def told(self):
        answers = {name: self.answers.get(name, "silence") for name in self.names}
        return {
            "resolver": self.resolver,
            "answers": answers,
            "dns": self.dns,
            "dhcp": self.dhcp,
            "refused": self.refused,
        }


def ask(server, names, known, seconds, containers):
    asked = {name: Container(pid, server, names, known) for name, pid in containers.items()}
    hearing = {}
    for container in asked.values():
        if not container.refused:
            hearing[container.dns_socket] = container.hear_dns
            hearing[container.tap] = container.hear_dhcp
    end = time.monotonic() + seconds
    resend, pause = 0.0, RESEND
    while not all(container.is_done() for container in asked.values()) and time.monotonic() < end:
        if time.monotonic() >= resend:
            resend, pause = time.monotonic() + pause, 2 * pause
            for container in asked.values():
                if not container.is_done():
                    container.send()
        for ready in select.select(list(hearing), [], [], 0.05)[0]:
            try:
                hearing[ready]()
            except OSError:
                # A refusal of the port comes as an error of the socket; what is not answered is told as silence.
                continue
    json.dump({name: container.told() for name, container in asked.items()}, sys.stdout)


def main():
    ask(**json.load(sys.stdin))
