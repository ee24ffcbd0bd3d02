"""Sends frames to other members' tunnels, in the overlay's own VNI and in foreign ones, and tells which were answered.

Its input is JSON: `underlay`, `address` and `mac` of this member; `vni`, the overlay's own; `foreign`, others;
`seconds`, the deadline; `peers`, underlay address, overlay address and MAC address of each by its name; `notes`, whether it
tells whom it knew before. Prints JSON: `answers`, for each peer whether an echo in the own VNI was answered, and the foreign
ones in which one was, too; `known`, the kernel's neighbours from before, for forget_neighbours.
"""

import json
import os
import select
import socket
import struct
import sys
import time

from internet_checksum import checksum
from probe_filter import attach, own_echoes
from probe_neighbours import own_neighbours

PORT = 8472
RESEND = 0.2
# What is answered late must not be taken for silence: a foreign frame goes out before the own one that is waited for.
GRACE = 0.05
# Nobody's: a bridge that takes a foreign frame learns this address there, and none that is used.
NOBODY = bytes.fromhex("02fa0000fafa")


def echo(identity, sequence, marker):
    head = struct.pack("!BBHHH", 8, 0, 0, identity, sequence)
    return struct.pack("!BBHHH", 8, 0, checksum(head + marker), identity, sequence) + marker


def frame(source_mac, target_mac, source, target, payload):
    """Ethernet, and an IPv4 header without options."""
    addresses = socket.inet_aton(source) + socket.inet_aton(target)
    head = struct.pack("!BBHHHBB", 0x45, 0, 20 + len(payload), 0, 0, 64, socket.IPPROTO_ICMP)
    total = checksum(head + b"\0\0" + addresses)
    ethernet = target_mac + source_mac + struct.pack("!H", 0x0800)
    return ethernet + head + struct.pack("!H", total) + addresses + payload


def encapsulated(vni, inner):
    return struct.pack("!BBHI", 8, 0, 0, vni << 8) + inner


def ask(underlay, address, mac, vni, foreign, seconds, peers):
    marker = os.urandom(16)
    identity = os.getpid() & 0xFFFF
    vnis = [*foreign, vni]
    names = list(peers)
    answered = {name: set() for name in names}
    echoes = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    # Answers to others would fill its queue, and one in a foreign VNI must not be lost.
    attach(echoes, own_echoes(identity, errors=False))
    tunnels = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        tunnels.bind((underlay, 0))
    except OSError:
        # It does not have its address any more: it asks as somebody else, and nobody's answer to that counts.
        names = []
    own_mac = bytes.fromhex(mac.replace(":", ""))

    def send(name):
        peer = peers[name]
        target_mac = bytes.fromhex(peer["mac"].replace(":", ""))
        for index, number in enumerate(vnis):
            source_mac = own_mac if number == vni else NOBODY
            payload = echo(identity, names.index(name) * len(vnis) + index, marker)
            inner = frame(source_mac, target_mac, address, peer["address"], payload)
            try:
                tunnels.sendto(encapsulated(number, inner), (peer["underlay"], PORT))
            except OSError:
                # Of a member that cannot be reached nothing is answered, and that is told.
                return

    def hear():
        packet = echoes.recv(2048)
        reply = packet[(packet[0] & 15) * 4 :]
        if reply[0] == 0 and reply.endswith(marker) and struct.unpack("!H", reply[4:6])[0] == identity:
            sequence = struct.unpack("!H", reply[6:8])[0]
            answered[names[sequence // len(vnis)]].add(vnis[sequence % len(vnis)])

    end = time.monotonic() + seconds
    resend = 0.0
    complete = None
    while time.monotonic() < end and (complete is None or time.monotonic() < complete + GRACE):
        silent = [name for name in names if vni not in answered[name]]
        if not silent and complete is None:
            complete = time.monotonic()
        if silent and time.monotonic() >= resend:
            resend = time.monotonic() + RESEND
            for name in silent:
                send(name)
        if select.select([echoes], [], [], 0.02)[0]:
            hear()
    return {name: {"own": vni in said, "foreign": sorted(said - {vni})} for name, said in answered.items()}


def main():
    question = json.load(sys.stdin)
    known = own_neighbours().told() if question.pop("notes") else []
    json.dump({"answers": ask(**question), "known": known}, sys.stdout)
