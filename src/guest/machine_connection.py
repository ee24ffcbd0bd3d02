"""A connection over which one command is asked for and passes its streams: frames, as machine-agent tells them."""

import struct

# Seconds for the other side to take the last frame.
LAST_FRAME_GRACE = 5


class Gone(Exception):
    """The other side has closed the connection."""


class Connection:
    def __init__(self, sock):
        self.sock = sock
        self.received = bytearray()

    def send(self, kind, data=b""):
        try:
            self.sock.sendall(struct.pack(">cI", kind, len(data)) + data)
        except OSError as error:
            raise Gone() from error

    def read(self):
        """Takes what has come; blocks when nothing has."""
        try:
            data = self.sock.recv(1 << 16)
        except OSError as error:
            raise Gone() from error
        if not data:
            raise Gone()
        self.received += data

    def finish(self):
        """Waits until the other side has gone: what it sent and nobody read would make the kernel drop the last frame."""
        self.sock.settimeout(LAST_FRAME_GRACE)
        while True:
            self.read()
            self.received.clear()

    def frames(self):
        """The frames that have come whole."""
        while len(self.received) >= 5:
            kind, length = struct.unpack_from(">cI", self.received)
            if len(self.received) < 5 + length:
                return
            data = bytes(self.received[5 : 5 + length])
            del self.received[: 5 + length]
            yield kind, data


def first_frame(connection):
    while True:
        for frame in connection.frames():
            return frame
        connection.read()
