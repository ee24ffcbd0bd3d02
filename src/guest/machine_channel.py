"""Carries the connections of many commands over one stream: standard input and output of this program.

Frames are those of machine-agent, and their data begins with the number of its connection, in four bytes. `o` opens a
connection, as machine-agent has one for each command, `d` is data on it, and `c` closes it, which ends the command.
Number 0 is the stream itself: `h` when this program is ready. When the stream ends, so does all.
"""

import os
import select
import socket
import struct
import threading

import machine_guard
from machine_command import serve

HEAD = struct.Struct(">cI")
NUMBER = struct.Struct(">I")
# Seconds that commands have to end when the stream has ended.
END_GRACE = 3


class Line:
    """The connection of one command, between its thread and the stream."""

    def __init__(self, number):
        self.number = number
        self.ours, theirs = socket.socketpair()
        self.ours.setblocking(False)
        # What the command's thread has not yet taken.
        self.waiting = bytearray()
        self.thread = threading.Thread(target=serve, args=(theirs,), daemon=True)
        self.thread.start()

    def write(self):
        try:
            del self.waiting[: self.ours.send(self.waiting)]
        except BlockingIOError:
            pass
        except OSError:
            self.waiting.clear()


class Channel:
    def __init__(self):
        self.lines = {}
        self.by_descriptor = {}
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.received = bytearray()

    def run(self):
        send(0, b"h", b"")
        while True:
            for descriptor, event in self.poll.poll():
                if descriptor == 0:
                    if not self.read():
                        return
                elif descriptor in self.by_descriptor:
                    self.pass_on(self.by_descriptor[descriptor], event)

    def read(self):
        """Takes what has come on the stream; False when it has ended."""
        data = os.read(0, 1 << 16)
        if not data:
            return False
        self.received += data
        while len(self.received) >= HEAD.size:
            kind, length = HEAD.unpack_from(self.received)
            end = HEAD.size + length
            if len(self.received) < end:
                break
            (number,) = NUMBER.unpack_from(self.received, HEAD.size)
            self.take(number, kind, bytes(self.received[HEAD.size + NUMBER.size : end]))
            del self.received[:end]
        return True

    def take(self, number, kind, data):
        if kind == b"o":
            line = self.lines[number] = Line(number)
            self.by_descriptor[line.ours.fileno()] = line
            self.watch(line)
        elif number in self.lines and kind == b"c":
            self.close(self.lines[number])
        elif number in self.lines:
            line = self.lines[number]
            line.waiting += data
            line.write()
            self.watch(line)

    def watch(self, line):
        events = select.POLLIN | (select.POLLOUT if line.waiting else 0)
        self.poll.register(line.ours.fileno(), events)

    def pass_on(self, line, event):
        if event & select.POLLOUT:
            line.write()
        if event & (select.POLLIN | select.POLLHUP | select.POLLERR):
            try:
                data = line.ours.recv(1 << 16)
            except BlockingIOError:
                data = None
            except OSError:
                data = b""
            if data:
                send(line.number, b"d", data)
            elif data is not None:
                send(line.number, b"c", b"")
                self.close(line)
                return
        self.watch(line)

    def close(self, line):
        self.poll.unregister(line.ours.fileno())
        del self.lines[line.number]
        del self.by_descriptor[line.ours.fileno()]
        line.ours.close()


def send(number, kind, data):
    frame = memoryview(HEAD.pack(kind, NUMBER.size + len(data)) + NUMBER.pack(number) + data)
    while frame:
        frame = frame[os.write(1, frame) :]


def main():
    machine_guard.start()
    channel = Channel()
    try:
        channel.run()
    except BrokenPipeError:
        pass
    threads = [line.thread for line in channel.lines.values()]
    for line in list(channel.lines.values()):
        channel.close(line)
    for thread in threads:
        thread.join(END_GRACE)
    os._exit(0)
