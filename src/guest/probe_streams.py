"""Connections by TCP: those that a prober opens to ask, and those that it takes to answer."""

import errno
import os
import re
import socket
import struct
import zlib

from probe_packet import ANSWER, HEADER, header, read_header

# Bytes of a question behind its header, and their checksum; an answer has both, too, and then the same bytes.
LENGTHS = struct.Struct(">II")
MOST_BYTES = 1 << 20
# Bytes of a page that are kept.
MOST_PAGE = 1 << 16
STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3})[ \r\n]")


def bulk(token, question, number, size):
    """The bytes that a question by TCP sends: they are not the same in two questions."""
    seed = token + struct.pack(">IH", question, number)
    return (seed * (size // len(seed) + 1))[:size]


class Stream:
    """A connection, its output that waits, and what came so far."""

    def __init__(self, sock):
        self.sock, self.output, self.received = sock, bytearray(), bytearray()
        self.done = False

    def wants_to_write(self):
        return bool(self.output)

    def write(self):
        try:
            del self.output[: self.sock.send(self.output)]
        except BlockingIOError:
            pass

    def read(self):
        """Takes what has come; False at the end of the stream."""
        try:
            data = self.sock.recv(1 << 16)
        except BlockingIOError:
            return True
        self.received += data
        return bool(data)

    def close(self):
        self.done = True
        self.sock.close()


class Taken(Stream):
    """A connection that was taken: answers one question, and closes whatever is none."""

    def __init__(self, sock, peer, token, number):
        super().__init__(sock)
        self.peer, self.token, self.number = peer, token, number
        self.answered = False

    def on_ready(self, readable, _writable):
        if readable and not self.read():
            return self.close()
        if not self.answered and not self.take():
            return self.close()
        if self.output:
            self.write()
        return None

    def take(self):
        """Answers once the question is whole; False when it is none of ours."""
        if len(self.received) < HEADER.size + LENGTHS.size:
            return True
        token, question, number, *_ = read_header(self.received) or (None, 0, 0)
        length, checksum = LENGTHS.unpack_from(self.received, HEADER.size)
        if token != self.token or length > MOST_BYTES:
            return False
        beginning = HEADER.size + LENGTHS.size
        if len(self.received) < beginning + length:
            return True
        data = self.received[beginning:]
        self.answered = True
        seen = header(
            token,
            question,
            number,
            ANSWER,
            self.number,
            self.peer,
            traced=self.received[:4] == b"fanT",
        )
        arrived = zlib.crc32(data)
        self.output += seen + LENGTHS.pack(length, arrived) + data
        return arrived == checksum


class Asked(Stream):
    """A connection that asks. `outcome` is what came, once it is done: a dictionary, or the reason why nothing came."""

    def __init__(self, sock, address, port):
        super().__init__(sock)
        self.outcome = None
        self.connected = False
        code = sock.connect_ex((address, port))
        if code not in (0, errno.EINPROGRESS):
            self.end(os.strerror(code))

    def end(self, outcome):
        self.outcome = outcome
        self.close()

    def fail(self, reason):
        """Who has taken the connection was reached, whatever becomes of it."""
        self.end(f"it took the connection, and then: {reason}" if self.connected else reason)

    def wants_to_write(self):
        return not self.connected or bool(self.output)

    def on_ready(self, readable, writable):
        try:
            if not self.connected and writable:
                code = self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if code:
                    return self.end(os.strerror(code))
                self.connected = True
            if self.connected and self.output:
                self.write()
            if readable and self.connected:
                self.take(self.read())
        except OSError as error:
            self.fail(error.strerror)
        return None


class AskedBulk(Asked):
    """Sends bytes and wants the same ones back."""

    def __init__(self, sock, address, port, token, question, number, size, traced):
        super().__init__(sock, address, port)
        self.data = bulk(token, question, number, size)
        self.output += header(token, question, number, traced=traced)
        self.checksum = zlib.crc32(self.data)
        self.output += LENGTHS.pack(size, self.checksum) + self.data

    def take(self, more):
        head = HEADER.size + LENGTHS.size
        if len(self.received) < head + len(self.data):
            return None if more else self.end("it closed the connection before its answer was whole")
        *_, direction, who, source = read_header(self.received) or (None, 0, "")
        length, checksum = LENGTHS.unpack_from(self.received, HEADER.size)
        if direction != ANSWER:
            return self.end("it answered with something else")
        if length != len(self.data) or checksum != self.checksum or self.received[head:] != self.data:
            return self.end("the bytes that came are not those that were sent")
        return self.end({"who": who, "source": source})


class AskedConnection(Asked):
    """Only connects, for somebody else serves that port. What it then sends tells who gets it, and is no question of his."""

    def __init__(self, sock, address, port, head):
        super().__init__(sock, address, port)
        self.head = head

    def on_ready(self, _readable, writable):
        code = self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            return self.end(os.strerror(code))
        if writable:
            self.connected = True
            try:
                self.sock.send(self.head)
            except OSError as error:
                return self.fail(error.strerror)
            self.end({"who": "", "source": ""})
        return None


class AskedPage(Asked):
    """Asks for a page, as a browser would."""

    def __init__(self, sock, address, port, path):
        super().__init__(sock, address, port)
        host = f"[{address}]" if ":" in address else address
        where = host if port == 80 else f"{host}:{port}"
        self.output += f"GET {path} HTTP/1.1\r\nHost: {where}\r\nConnection: close\r\n\r\n".encode()

    def take(self, more):
        if more and len(self.received) < MOST_PAGE:
            return None
        status = STATUS.match(self.received)
        if not status:
            return self.end("it answered with something else than HTTP")
        page = bytes(self.received).partition(b"\r\n\r\n")[2][:MOST_PAGE]
        return self.end({"status": int(status[1]), "page": page.decode("utf-8", "replace")})
