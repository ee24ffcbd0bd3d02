"""What comes by a socket for datagrams: answers with their times, and questions, which are answered at once."""

import socket
import struct
import time

from probe_packet import ANSWER, HEADER, QUESTION, header, is_traced, read_header

# Bytes for the time at which the kernel got a packet.
ANCILLARY = socket.CMSG_SPACE(16)
TIMESTAMP = struct.Struct("qq")
# Bytes of an answer that are read: headers, also those that an error quotes, and a probe's own. The kernel hands over
# only what came whole.
BEGINNING = 512


def read_datagrams(sock, on_message):
    """Gives the beginning of all that has come, with the time at which the kernel got it and its sender's address."""
    while True:
        try:
            data, ancillary, _, address = sock.recvmsg(BEGINNING, ANCILLARY)
        except BlockingIOError:
            return
        except OSError:
            # The kernel tells of an error about something that was sent; the message itself is read elsewhere.
            continue
        if ancillary:
            seconds, nanoseconds = TIMESTAMP.unpack(ancillary[0][2])
            at = seconds + nanoseconds / 1e9
        else:
            at = time.time()
        on_message(data, at, address[0])


# The header of what is asked by UDP; the kernel tells how long the rest is.
asked = bytearray(HEADER.size)


def answer_datagrams(sock, who_of):
    """Answers all questions by UDP that have come, as who is known for their token and question; nobody answers others.

    Gives how many datagrams it has taken.
    """
    nobody = (None, 0, 0, None)
    taken = 0
    while True:
        try:
            length, address = sock.recvfrom_into(asked, 0, socket.MSG_TRUNC)
        except BlockingIOError:
            return taken
        except OSError:
            continue
        taken += 1
        data = asked[:length]
        token, question, number, direction, *_ = read_header(data) or nobody
        who = who_of(token, question) if direction == QUESTION else None
        if who is None:
            continue
        answer = header(token, question, number, ANSWER, who, address[0], is_traced(data))
        try:
            sock.sendto(answer.ljust(length, b"\0"), address)
        except OSError:
            # The asker gets no answer, and tells so.
            pass
