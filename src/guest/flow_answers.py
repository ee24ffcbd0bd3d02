"""Where flows are answered on one port of an endpoint."""

from flow_streams import TakenNumbers
from probe_datagrams import answer_datagrams
from probe_loop import TakenStreams


class Answers:
    """`known` has who answers, by token and flow: whoever else asks gets no answer."""

    def __init__(self, endpoint, loop):
        self.endpoint, self.loop = endpoint, loop
        self.known = {}
        self.datagrams = list(endpoint.answer_udp.values()) if endpoint else []
        for sock in self.datagrams:
            loop.handle(sock, lambda _r, _w, sock=sock: answer_datagrams(sock, self.who_of))
        self.taken = [
            TakenStreams(loop, sock, lambda connection, peer: TakenNumbers(connection, peer, self.known))
            for sock in (endpoint.answer_tcp.values() if endpoint else ())
        ]

    def who_of(self, token, flow):
        return self.known.get((token, flow))

    def close(self):
        for each in self.taken:
            each.close()
        self.loop.ignore(*self.datagrams)
        if self.endpoint:
            self.endpoint.close()
