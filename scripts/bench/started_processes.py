"""Runs a command and tells what it cost: started_processes.py FILE COMMAND...

FILE gets {"processes": how many the command and its descendants started, "cpuSeconds": those of all that it waited for}
as JSON. What the init of a namespace starts is a machine's own affair and not counted. The kernel tells of each process
by its connector, for which root is needed.
"""

import json
import os
import resource
import select
import socket
import struct
import sys

NETLINK_CONNECTOR, SO_RCVBUFFORCE = 11, 33
CN_IDX_PROC = CN_VAL_PROC = 1
PROC_CN_MCAST_LISTEN = 1
PROC_EVENT_FORK = 1
NLMSG_DONE = 3
NLMSG = struct.Struct("=IHHII")
CN_MSG = struct.Struct("=IIIIHH")
# Kind, processor and time, then parent's thread and process, child's thread and process.
EVENT = struct.Struct("=IIQIIII")


def listen():
    sock = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, NETLINK_CONNECTOR)
    sock.setsockopt(socket.SOL_SOCKET, SO_RCVBUFFORCE, 64 << 20)
    sock.bind((os.getpid(), CN_IDX_PROC))
    asked = CN_MSG.pack(CN_IDX_PROC, CN_VAL_PROC, 0, 0, 4, 0) + struct.pack("=I", PROC_CN_MCAST_LISTEN)
    sock.send(NLMSG.pack(NLMSG.size + len(asked), NLMSG_DONE, 0, 0, os.getpid()) + asked)
    sock.setblocking(False)
    return sock


def is_init(process):
    """Whether it is the first of a process namespace other than ours."""
    try:
        with open(f"/proc/{process}/status") as status:
            numbers = next((line.split()[1:] for line in status if line.startswith("NSpid:")), [])
    except OSError:
        return False
    return len(numbers) > 1 and numbers[-1] == "1"


class Count:
    def __init__(self, first):
        self.ours, self.processes = {first}, 0

    def take(self, sock):
        while True:
            try:
                data = sock.recv(4096)
            except BlockingIOError:
                return
            kind, _, _, _, parent, thread, child = EVENT.unpack_from(data, NLMSG.size + CN_MSG.size)
            if kind != PROC_EVENT_FORK or thread != child or parent not in self.ours or is_init(child):
                continue
            self.ours.add(child)
            self.processes += 1


def main():
    file, *command = sys.argv[1:]
    sock = listen()
    ready, go = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(go)
        os.read(ready, 1)
        os.execvp(command[0], command)
    count = Count(child)
    os.close(go)
    ended = os.pidfd_open(child)
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    poll.register(ended, select.POLLIN)
    while ended not in dict(poll.poll()):
        count.take(sock)
    count.take(sock)
    _, status = os.waitpid(child, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(file, "w") as told:
        json.dump({"processes": count.processes, "cpuSeconds": used.ru_utime + used.ru_stime}, told)
    sys.exit(os.waitstatus_to_exitcode(status))


main()
