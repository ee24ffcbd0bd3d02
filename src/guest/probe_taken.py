"""What programs have taken of the datagrams that came to a network namespace, and what still waits for one of them."""

import os
import socket
import struct
import time

from network_namespace import enter

# A server that only has much to do empties its queue now and then: so often it is looked at, seconds apart.
LOOKS, BETWEEN = 10, 0.02


def identity(endpoint):
    """The same for all endpoints of a network namespace."""
    return None if endpoint.namespace is None else os.fstat(endpoint.namespace).st_ino


def read_lines(endpoint, name):
    """Of a file in /proc/net of its network namespace; none where the kernel lacks that family."""
    enter(endpoint.namespace)
    try:
        with open(f"/proc/thread-self/net/{name}") as file:
            return [line.split() for line in file]
    except FileNotFoundError:
        return []
    finally:
        enter(endpoint.home)


def datagrams_taken(endpoint):
    """UDP datagrams that programs have taken in its network namespace, of both families."""
    names, numbers = [line for line in read_lines(endpoint, "snmp") if line[0] == "Udp:"]
    taken = int(numbers[names.index("InDatagrams")])
    return taken + sum(int(line[1]) for line in read_lines(endpoint, "snmp6") if line[0] == "Udp6InDatagrams")


def unread_ports(endpoint):
    """Those of the UDP ports where somebody else serves at whose socket something waits that he does not read."""
    ports = {int(name[4:]) for name in endpoint.taken if name.startswith("udp/")}
    for look in range(LOOKS if ports else 0):
        if look > 0:
            time.sleep(BETWEEN)
        ports &= waiting_ports(endpoint)
        if not ports:
            break
    return [f"udp/{port}" for port in sorted(ports)]


def waiting_ports(endpoint):
    own, mapped = addresses_of(endpoint)
    found = set()
    for name, address in (("udp", own if mapped else None), ("udp6", mapped or own)):
        for _, local, remote, _, queues, *_ in read_lines(endpoint, name)[1:] if address else ():
            where, port = local.split(":")
            is_ours = where == address or not where.strip("0")
            # A socket that is connected to somebody gets nothing of others.
            if is_ours and not remote.split(":")[0].strip("0") and int(queues.split(":")[1], 16):
                found.add(int(port, 16))
    return found


def addresses_of(endpoint):
    """Its address as /proc/net writes it, and that of IPv4 as a socket for both families has it."""
    if endpoint.family == socket.AF_INET6:
        return written(socket.inet_pton(socket.AF_INET6, endpoint.address)), None
    packed = socket.inet_pton(socket.AF_INET, endpoint.address)
    return written(packed), written(bytes(10) + b"\xff\xff" + packed)


def written(packed):
    return "".join(f"{word:08X}" for word in struct.unpack(f"={len(packed) // 4}I", packed))
