"""What is seen of a run's traced probes on the links of a machine and of its endpoints."""

from probe_packet import SNAP, read_packet
from probe_sockets import missed

MOST_SIGHTINGS = 200_000
PACKET_OUTGOING = 4


class Sightings:
    def __init__(self, token):
        self.token = token
        self.seen = {}
        self.overflow = 0

    def read(self, sock, name):
        """Takes what has come to a socket that looks; `name` is the endpoint's, empty for the machine itself."""
        receive, token, seen = sock.recvfrom, self.token, self.seen
        while True:
            try:
                data, (link, _, kind, _, _) = receive(SNAP)
            except OSError:
                return
            found = read_packet(data)
            if not found or found[0][0] != token:
                continue
            (_, question, number, direction), source, target, envelope, hops = found
            outgoing = 1 if kind == PACKET_OUTGOING else 0
            key = (question, number, direction, name, link, outgoing, source, target, envelope, hops)
            if len(seen) < MOST_SIGHTINGS:
                seen[key] = True
            else:
                self.overflow += 1

    def tell(self, looks, whole):
        """All since it told last: of questions that are not in `whole` only what arrived. Whatever was carried until now is
        in the sockets. Texts are told once, and packets are numbers in a row: see src/probe/seen-packets.ts.
        """
        for sock, name in looks:
            self.read(sock, name)
        seen, self.seen = self.seen, {}
        lost, self.overflow = self.overflow, 0
        words, envelopes, packets = {}, {None: 0}, []
        for question, number, direction, name, link, outgoing, source, target, envelope, hops in seen:
            if outgoing and question not in whole:
                continue
            texts = [words.setdefault(text, len(words)) for text in (name, link, source, target)]
            packets += (
                question,
                number,
                direction,
                outgoing,
                *texts,
                envelopes.setdefault(envelope, len(envelopes)),
                hops,
            )
        told = {"words": list(words), "envelopes": list(envelopes)[1:], "packets": packets}
        return {**told, "missed": lost + sum(missed(sock) for sock, _ in looks)}
