"""What a prober waits for: its standard input, sockets, and connections, whose owner hears of their end."""

import select
import time

from probe_datagrams import read_datagrams
from probe_lines import Requests, say

MOST_TAKEN = 1024
WRITABLE = select.POLLOUT | select.POLLERR | select.POLLHUP


class Loop:
    # Seconds for which it sleeps at most while others may ask it: what it sleeps longer is a pause.
    STEP = 0.01

    def __init__(self, clock):
        self.clock = clock
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.requests = Requests()
        # What it is asked for, by "do"; who has nothing to say at once gives None.
        self.deeds = {}
        self.handlers, self.owners = {}, {}

    # Who waits for what.

    def handle(self, sock, handler):
        self.handlers[sock.fileno()] = handler
        self.poll.register(sock.fileno(), select.POLLIN)

    def datagrams(self, sock, on_message):
        self.handle(sock, lambda _r, _w: read_datagrams(sock, on_message))

    def ignore(self, *socks):
        for sock in socks:
            if self.handlers.pop(sock.fileno(), None):
                self.poll.unregister(sock.fileno())

    def watch(self, stream, owner=None):
        """`owner` hears of its end."""
        if stream.done:
            return
        events = select.POLLIN | (select.POLLOUT if stream.wants_to_write() else 0)
        if stream not in self.owners:
            self.owners[stream] = owner
            stream.descriptor = stream.sock.fileno()
            self.handlers[stream.descriptor] = stream
            self.poll.register(stream.descriptor, events)
        elif events != stream.events:
            self.poll.modify(stream.descriptor, events)
        stream.events = events

    def forget(self, stream):
        self.owners.pop(stream, None)
        if self.handlers.get(getattr(stream, "descriptor", None)) is stream:
            del self.handlers[stream.descriptor]
            self.poll.unregister(stream.descriptor)

    def forget_all(self):
        for descriptor in self.handlers:
            self.poll.unregister(descriptor)
        for stream in self.owners:
            stream.close()
        self.handlers.clear()
        self.owners.clear()

    # What comes.

    def on_ready(self, descriptor, event):
        handler = self.handlers.get(descriptor)
        if handler is None:
            return
        readable, writable = event & ~select.POLLOUT, event & WRITABLE
        if not hasattr(handler, "on_ready"):
            handler(readable, writable)
            return
        try:
            handler.on_ready(readable, writable)
        except OSError:
            handler.close()
        owner = self.owners[handler]
        if handler.done:
            self.forget(handler)
            owner.on_end(handler)
        else:
            self.watch(handler)

    def read_requests(self):
        said = self.requests.read()
        for each in said or ():
            answer = self.deeds[each["do"]](each)
            if answer is not None:
                say(answer)
        return said is not None

    def turn(self, serving, next_time, step):
        """Waits for what comes, at most so many seconds, and takes a step; false once its standard input has ended."""
        sleep = min(self.STEP, next_time) if serving else None
        before = time.monotonic()
        ready = self.poll.poll(None if sleep is None else sleep * 1000)
        woken, worked = time.monotonic(), time.thread_time()
        if serving:
            self.clock.pause(woken - before - sleep - 0.001)
        for descriptor, event in ready:
            if descriptor != 0:
                self.on_ready(descriptor, event)
            elif not self.read_requests():
                return False
        step()
        if serving:
            self.clock.pause(time.monotonic() - woken - (time.thread_time() - worked) - 0.001)
        return True


class TakenStreams:
    """Connections that others make to one port: `stream_of` makes what answers each."""

    def __init__(self, loop, sock, stream_of):
        self.loop, self.sock, self.stream_of = loop, sock, stream_of
        self.streams = set()
        loop.handle(sock, lambda _r, _w: self.take())

    def take(self):
        while True:
            try:
                connection, address = self.sock.accept()
            except OSError:
                return
            connection.setblocking(False)
            if len(self.streams) >= MOST_TAKEN:
                connection.close()
                continue
            stream = self.stream_of(connection, address[0])
            self.streams.add(stream)
            self.loop.watch(stream, self)

    def on_end(self, stream):
        self.streams.discard(stream)

    def close(self):
        for stream in self.streams:
            self.loop.forget(stream)
            stream.close()
        self.loop.ignore(self.sock)
