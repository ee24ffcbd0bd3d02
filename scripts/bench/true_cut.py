"""Finds a cut from outside of fanlab: true_cut.py PERIOD_MS TARGET

Asks TARGET by ICMP at that period until its standard input ends, and prints when the longest run of questions without an
answer began and ended, as JSON with seconds since 1970: {"answeredBefore", "firstLost", "lastLost", "answeredAfter"}, which
are when these questions left; null where all were answered. Answers are the kernel's own, and it runs before everything
else, so that a busy host does not stop it. Prints "asking" when the first answer came.
"""

import json
import os
import select
import socket
import struct
import sys
import time

ECHO = 8


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def question(identity, number):
    # Its number is in the body, since that of ICMP begins anew after a minute.
    body = struct.pack("!HHQ", identity, number & 0xFFFF, number)
    bare = struct.pack("!BBH", ECHO, 0, 0) + body
    return struct.pack("!BBH", ECHO, 0, checksum(bare)) + body


def longest_loss(left, answered):
    best, first = None, None
    for number in range(1, len(left)):
        if number not in answered:
            first = first or number
        elif first:
            if best is None or number - first > best[1] - best[0]:
                best = (first, number)
            first = None
    if best is None:
        return None
    first, after = best
    return {
        "answeredBefore": left[first - 1],
        "firstLost": left[first],
        "lastLost": left[after - 1],
        "answeredAfter": left[after],
    }


def main():
    period, target = int(sys.argv[1]) / 1000, sys.argv[2]
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))
    sock = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    sock.connect((target, 0))
    sock.setblocking(False)
    identity = os.getpid() & 0xFFFF
    left, answered = [], set()
    due = time.monotonic()
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    poll.register(sys.stdin, select.POLLIN | select.POLLHUP)
    ending = None
    while ending is None or time.monotonic() < ending:
        now = time.monotonic()
        if now >= due:
            # What could not be asked in time is not asked.
            due += period * (1 + int((now - due) / period))
            if ending is None:
                left.append(time.time())
                try:
                    sock.send(question(identity, len(left) - 1))
                except OSError:
                    pass
        for descriptor, _ in poll.poll(max(0, (due - time.monotonic()) * 1000)):
            if descriptor != sock.fileno():
                poll.unregister(sys.stdin)
                # What is on its way, or is kept by the kernel, may still arrive.
                ending = time.monotonic() + 3
                continue
            try:
                packet = sock.recv(2048)
            except OSError:
                continue
            header = (packet[0] & 15) * 4
            kind, _, _, its, _, number = struct.unpack_from("!BBHHHQ", packet, header)
            if kind == 0 and its == identity:
                if not answered:
                    print("asking", flush=True)
                answered.add(number)
    print(json.dumps(longest_loss(left, answered)), flush=True)


main()
