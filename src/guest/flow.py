"""A flow: numbered questions from one endpoint to one address, at a period, until it is stopped."""

import math
import time

from flow_numbers import MOST_WAITING, WIRE, Numbers
from flow_streams import AskedNumber, AskedNumbers
from probe_echo import echo_request, local, shown_error
from probe_packet import ANSWER, header, read_header, read_which, same_address
from probe_sockets import echo_id
from probe_streams import AskedConnection, AskedPage

# Bytes of payload: those of ping.
PAYLOAD = 56
# Reasons that are counted each for itself.
MOST_REASONS = 20


class Flow:
    def __init__(self, said, endpoint, prober):
        self.id, self.who, self.token = said["id"], said["who"], bytes.fromhex(said["token"])
        self.kind, self.target = said["kind"], said["target"]
        self.port, self.path = said.get("port", 0), said.get("path", "/")
        self.source, self.prober = endpoint, prober
        self.period = said["period"]
        self.numbers = Numbers(prober.clock, None if self.kind == "tcp" else said["within"])
        self.reasons = {}
        self.start, self.slot = time.monotonic(), 0
        self.stopping, self.ended = False, None
        self.streams, self.stream = {}, None
        if self.kind == "icmp":
            own = echo_id(endpoint.echo.fileno()).to_bytes(2, "big")
            prober.datagrams(endpoint.echo, lambda data, at, sender: self.on_echo(data, at, sender, own))
        elif self.kind == "udp":
            prober.datagrams(endpoint.ask_udp[0], self.on_datagram)
        elif self.kind == "tcp":
            self.stream = AskedNumbers(endpoint.stream(), self.target, self.port, self.on_header)
            prober.watch(self.stream, self)

    # When it asks.

    def next_time(self):
        """Seconds until the next number is due."""
        if self.stopping or self.ended is not None:
            return 1.0
        return max(0.0, self.start + self.slot * self.period - time.monotonic())

    def step(self):
        now = time.monotonic()
        if self.next_time() == 0.0:
            self.send()
            # The schedule is absolute: what it could not ask in time is not asked at all.
            self.slot = max(self.slot + 1, math.ceil((now - self.start) / self.period))
        self.numbers.forget()
        for wire in [wire for wire in self.streams if wire not in self.numbers.known]:
            stream = self.streams[wire]
            self.prober.forget(stream)
            stream.end("no answer" if stream.connected else "no connection")
            self.on_end(stream)

    def send(self):
        if len(self.numbers.waiting) >= MOST_WAITING:
            self.end("too many numbers wait for an answer")
            return
        # Nothing is sent before there is the connection that has to survive.
        if self.stream and not self.stream.connected and not self.stream.done:
            return
        sent = self.numbers.next()
        wire = sent.number % WIRE
        try:
            self.leave(wire, header(self.token, self.id, wire))
        except OSError as error:
            self.refused(local(error))
            sent.over = True
        sent.spent = time.monotonic() - sent.at

    def leave(self, wire, head):
        if self.kind == "icmp":
            sock = self.source.echo
            packet = echo_request(self.source.family, echo_id(sock.fileno()), wire, head.ljust(PAYLOAD, b"\0"))
            sock.sendto(packet, (self.target, 0))
        elif self.kind == "udp":
            self.source.ask_udp[0].sendto(head.ljust(PAYLOAD, b"\0"), (self.target, self.port))
        elif self.kind == "tcp":
            self.stream.add(head)
            if self.stream.done:
                self.prober.forget(self.stream)
                self.on_end(self.stream)
            elif self.stream.wants_to_write():
                self.prober.watch(self.stream)
        else:
            sock = self.source.stream()
            if self.kind == "tcp-new":
                stream = AskedNumber(sock, self.target, self.port, head)
            elif self.kind == "connect":
                # Somebody else's server hears nothing.
                stream = AskedConnection(sock, self.target, self.port, b"")
            else:
                stream = AskedPage(sock, self.target, self.port, self.path)
            stream.wire = wire
            self.streams[wire] = stream
            if stream.done:
                self.on_end(stream)
            else:
                self.prober.watch(stream, self)

    # What comes.

    def on_echo(self, packet, at, sender, own):
        start = 4 * (packet[0] & 15) if packet[0] >> 4 == 4 else 0
        if len(packet) < start + 8:
            return
        if packet[start] in (0, 129):
            # By IPv6 all such sockets of a network namespace get all answers.
            if packet[start + 4 : start + 6] == own:
                probe = read_which(packet, start + 8)
                if same_address(sender, self.target):
                    self.on_probe(probe, at)
                else:
                    self.refused(f"{sender} answered")
            return
        at_token = packet.find(self.token, start + 8)
        probe = read_which(packet, at_token - 4) if at_token >= start + 12 else None
        if probe and probe[1] == self.id:
            self.refused(shown_error(packet, start, sender))

    def on_datagram(self, data, at, sender):
        probe = read_header(data)
        if not (probe and probe[3] == ANSWER):
            return
        if same_address(sender, self.target):
            self.on_header(probe, at)
        else:
            self.refused(f"{sender} answered")

    def on_header(self, probe, at=None):
        if probe[4] == self.who:
            self.on_probe(probe, at)
        else:
            self.refused("somebody else answered")

    def on_probe(self, probe, at):
        """The probe begins with token, flow and number."""
        if probe and probe[0] == self.token and probe[1] == self.id:
            self.numbers.answered(probe[2], at)

    def on_end(self, stream):
        """A connection has ended."""
        outcome = stream.outcome
        if stream is self.stream:
            self.end(outcome or "the connection broke")
            return
        self.streams.pop(stream.wire, None)
        if isinstance(outcome, dict) and "probe" in outcome:
            self.on_header(outcome["probe"])
        elif isinstance(outcome, dict) and not 200 <= outcome.get("status", 200) < 400:
            self.refused(f"status {outcome['status']}")
        elif isinstance(outcome, dict):
            self.numbers.answered(stream.wire)
        else:
            self.refused(outcome or "no answer")
        # One that has its answer stays answered.
        self.numbers.given_up(stream.wire)

    def refused(self, reason):
        if reason in self.reasons or len(self.reasons) < MOST_REASONS:
            self.reasons[reason] = self.reasons.get(reason, 0) + 1

    def end(self, reason):
        """It cannot go on."""
        self.ended = reason
        self.numbers.give_up_all()

    # What it tells.

    def told(self):
        numbers = self.numbers
        return {
            "id": self.id,
            "records": numbers.take(),
            "sent": numbers.count,
            "again": numbers.again,
            "reordered": numbers.reordered,
            "late": numbers.late,
            "reasons": self.reasons,
            "answeredUntil": round(numbers.answered_until * 1000, 3),
            "settled": numbers.is_settled(),
            "ended": self.ended,
        }

    def close(self):
        for stream in [*self.streams.values(), *([self.stream] if self.stream else [])]:
            self.prober.forget(stream)
            stream.close()
        self.prober.ignore(self.source.echo, self.source.ask_udp[0])
        self.source.close()
