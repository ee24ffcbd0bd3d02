"""Connections of flows: numbered questions by one that has to survive, or each number by a new one."""

import socket

from probe_packet import ANSWER, HEADER, QUESTION, header, read_header
from probe_streams import Asked, Stream


def at_once(sock):
    """A number does not wait until the one before it has arrived."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class TakenNumbers(Stream):
    """A connection that was taken: answers every number of flows that it knows, and closes whatever says something else."""

    def __init__(self, sock, peer, known):
        super().__init__(sock)
        at_once(sock)
        self.peer, self.known = peer, known

    def on_ready(self, readable, _writable):
        if readable and not self.read():
            return self.close()
        while len(self.received) >= HEADER.size:
            token, flow, number, direction, *_ = read_header(self.received) or (None, 0, 0, None)
            who = self.known.get((token, flow))
            if who is None or direction != QUESTION:
                return self.close()
            self.output += header(token, flow, number, ANSWER, who, self.peer)
            del self.received[: HEADER.size]
        if self.output:
            self.write()
        return None


class AskedNumbers(Asked):
    """One connection that carries all numbers of a flow; `on_answer` gets each header that comes back."""

    def __init__(self, sock, address, port, on_answer):
        self.on_answer = on_answer
        at_once(sock)
        super().__init__(sock, address, port)

    def fail(self, reason):
        """That a flow's connection was taken before goes without saying."""
        self.end(reason)

    def add(self, head):
        """Sends at once what the kernel takes: that is when the number leaves."""
        self.output += head
        if self.connected and not self.done:
            try:
                self.write()
            except OSError as error:
                self.end(error.strerror)

    def take(self, more):
        while len(self.received) >= HEADER.size:
            probe = read_header(self.received)
            if probe is None or probe[3] != ANSWER:
                return self.end("it answered with something else")
            del self.received[: HEADER.size]
            self.on_answer(probe)
        return None if more else self.end("it closed the connection")


class AskedNumber(AskedNumbers):
    """A connection for one number alone, which ends with its answer."""

    def __init__(self, sock, address, port, head):
        super().__init__(sock, address, port, self.on_only)
        self.output += head

    def on_only(self, probe):
        self.end({"probe": probe})
