"""Ends the commands of an agent that was killed and could not do it: a process of its own, which is told what runs.

It is the last to go also where a machine shuts down. systemd then asks all processes to end and looks who is left whenever
a child of its own has ended; after that for ten seconds not again. The agent is no child of its: who entered the machine
by it collects it, and that may be a moment after systemd has looked. The guard is one, once the agent has gone.
"""

import os
import signal
import struct
import time

# A process group that began; as a negative number, one that has ended.
GROUP = struct.Struct("=i")

# Seconds in which an agent that has ended is collected, also on a busy computer, and between two looks. systemd looks again
# after ten, by itself: the guard has to go before.
COLLECTED_WITHIN, BETWEEN = 8, 0.001

line = None


def start():
    """Starts the guard of this agent. To be called before the agent has threads or a connection, which it would hold."""
    global line
    theirs, line = os.pipe()
    agent = os.getpid()
    if os.fork() == 0:
        try:
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            os.close(line)
            watch(theirs)
            wait_until_collected(agent)
        finally:
            os._exit(0)
    os.close(theirs)


def watch(agent):
    """Takes what the agent tells; when the agent has gone, whatever still runs is ended."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    groups = set()
    told = b""
    while True:
        data = os.read(agent, 4096)
        if not data:
            break
        told += data
        whole = len(told) - len(told) % GROUP.size
        for (group,) in GROUP.iter_unpack(told[:whole]):
            if group > 0:
                groups.add(group)
            else:
                groups.discard(-group)
        told = told[whole:]
    for group in groups:
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass


def wait_until_collected(process):
    end = time.monotonic() + COLLECTED_WITHIN
    while time.monotonic() < end:
        try:
            os.getpgid(process)
        except ProcessLookupError:
            return
        time.sleep(BETWEEN)


def began(group):
    tell(group)


def ended(group):
    tell(-group)


def tell(number):
    if line is None:
        return
    try:
        # Fewer bytes than a pipe takes at once: threads do not mix.
        os.write(line, GROUP.pack(number))
    except BrokenPipeError:
        # Without its guard the agent still ends by itself what it can.
        pass
