"""Where flows are answered on one port of an endpoint."""

from flow_streams import TakenNumbers
from probe_packet import ANSWER, HEADER, QUESTION, header, read_header

MOST_TAKEN = 1024
NOBODY = (None, 0, 0, None)


class Answers:
    """`known` has who answers, by token and flow: whoever else asks gets no answer."""

    def __init__(self, endpoint, prober):
        self.endpoint, self.prober = endpoint, prober
        self.known = {}
        self.taken = set()
        for sock in endpoint.answer_udp.values() if endpoint else ():
            prober.handle(sock, lambda _r, _w, sock=sock: self.answer(sock))
        for sock in endpoint.answer_tcp.values() if endpoint else ():
            prober.handle(sock, lambda _r, _w, sock=sock: self.take(sock))

    def answer(self, sock):
        while True:
            try:
                data, address = sock.recvfrom(1 << 12)
            except BlockingIOError:
                return
            except OSError:
                continue
            token, flow, number, direction, *_ = read_header(data) or NOBODY
            who = self.known.get((token, flow))
            if who is None or direction != QUESTION:
                continue
            answer = header(token, flow, number, ANSWER, who, address[0])
            try:
                sock.sendto(answer + data[HEADER.size :], address)
            except OSError:
                # The asker gets no answer, and tells so.
                pass

    def take(self, sock):
        while True:
            try:
                connection, address = sock.accept()
            except OSError:
                return
            connection.setblocking(False)
            if len(self.taken) >= MOST_TAKEN:
                connection.close()
                continue
            stream = TakenNumbers(connection, address[0], self.known)
            self.taken.add(stream)
            self.prober.watch(stream, self)

    def on_end(self, stream):
        self.taken.discard(stream)

    def close(self):
        for stream in self.taken:
            self.prober.forget(stream)
            stream.close()
        if self.endpoint:
            self.prober.ignore(*self.endpoint.answer_udp.values(), *self.endpoint.answer_tcp.values())
            self.endpoint.close()
