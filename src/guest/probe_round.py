"""Questions of one round: when each probe leaves, and what came back."""

import heapq
import time
from collections import Counter, deque

from probe_echo import echo_request, local, shown_error
from probe_packet import HEADER, header, read_which, same_address
from probe_sockets import PMTUDISC_DO, PMTUDISC_PROBE, SOURCE_PORTS, echo_id
from probe_streams import AskedBulk, AskedConnection, AskedPage
from probe_syn import marked_syn

STREAMS = ("tcp", "http", "connect")
# Connections that one machine has under way at the same time.
MOST_STREAMS = 64
# Seconds that a connection waits for others to the same server: one that does not answer must not keep all waiting.
MOST_WAIT = 0.5


def round_trip(began, at):
    """Seconds from when a probe left to the kernel's time of its answer, which somebody may have set meanwhile."""
    wall, monotonic = began
    return min(max(at - wall, 0.0), time.monotonic() - monotonic)


class Round:
    """All questions of a machine's endpoints, asked at the same time."""

    def __init__(self, prober, token, questions):
        self.prober, self.token = prober, token
        self.questions = {question.id: question for question in questions}
        self.due, self.deadlines = [], []
        # Connections under way, with how many there are to each server, and those that wait for their turn, by server.
        self.streams, self.under_way, self.waiting = {}, Counter(), {}
        for place, question in enumerate(questions):
            question.place = place
            if question.source is None or question.source.problem:
                question.refused(question.source.problem if question.source else "no such endpoint")
            else:
                self.plan(question, 0, question.first)

    def plan(self, question, start, end):
        now = self.prober.clock.now()
        for number in range(start, end):
            due = now + (number - start) * question.period
            heapq.heappush(self.due, (due, number, question.place, question))

    def is_over(self):
        return not (self.due or self.deadlines or self.waiting or self.streams)

    def next_time(self):
        """Seconds until something is due."""
        times = [heap[0][0] for heap in (self.due, self.deadlines) if heap]
        return max(0.0, min(times) - self.prober.clock.now()) if times else 1.0

    def step(self, most):
        """Sends what is due, at most so many probes, and ends what has waited for too long."""
        now = self.prober.clock.now()
        while self.due and self.due[0][0] <= now and most:
            most -= 1
            _, number, _, question = heapq.heappop(self.due)
            if question.kind in STREAMS:
                self.waiting.setdefault(question.server(), deque()).append((now, question, number))
            else:
                self.send(question, number)
        for server in list(self.waiting):
            self.connect_waiting(server, now)
        while self.deadlines and (self.deadlines[0][0] <= now or self.is_settled(self.deadlines[0])):
            _, number, _, question = heapq.heappop(self.deadlines)
            if number in question.left and question.kind in STREAMS:
                self.give_up_stream(question, number)
            question.given_up(number)

    def connect_waiting(self, server, now):
        queue = self.waiting[server]
        while queue and len(self.streams) < MOST_STREAMS:
            since, question, number = queue[0]
            if question.together and self.under_way[server] >= question.together and now - since < MOST_WAIT:
                return
            queue.popleft()
            self.connect(question, number)
        if not queue:
            del self.waiting[server]

    def give_up_stream(self, question, number):
        for stream in [each for each, asked in self.streams.items() if asked == (question, number)]:
            self.prober.forget(stream)
            stream.fail("no answer" if stream.connected else "no connection")
            self.on_end(stream)
            if not stream.connected and number < question.traced:
                self.follow(question, number)

    def follow(self, question, number):
        """Sends what can be seen on its way, where no connection was made."""
        own = question.source.address_towards(question.target)
        head = header(self.token, question.id, number, traced=True)
        try:
            with question.source.raw_stream_socket() as sock:
                sock.sendto(marked_syn(own, question.target, question.port, head), (question.target, 0))
        except (OSError, ValueError):
            # It has no way; the connection told so.
            pass

    @staticmethod
    def is_settled(deadline):
        _, number, _, question = deadline
        return question.times[number] is not None or number not in question.left

    def answered(self, question, number, seconds, answer):
        began = question.beginning == 0
        question.answered(number, seconds, answer)
        if question.beginning == 0 and not began:
            self.plan(question, question.first, question.count)

    def leave(self, question, number):
        now = self.prober.clock.now()
        question.sent += 1
        question.left[number] = (time.time(), time.monotonic())
        heapq.heappush(self.deadlines, (now + question.within, number, question.id, question))

    def send(self, question, number):
        source = question.source
        size = max(question.sizes[number % len(question.sizes)], HEADER.size)
        head = header(self.token, question.id, number, traced=number < question.traced)
        data = head.ljust(size, b"\0")
        whole = question.kind in ("whole", "exact")
        if whole or question.kind == "echo":
            sock = source.whole_echo if whole else source.echo
            data = echo_request(source.family, echo_id(sock.fileno()), number, data)
            port = 0
        elif question.kind == "datagram":
            sock, port = self.prober.datagrams_of(question), question.port
        else:
            # Every other probe goes whole; each of them by another port.
            fragments = len(question.sizes) > 1 and number % len(question.sizes) == len(question.sizes) - 1
            half = SOURCE_PORTS // 2
            sock = source.ask_udp[(number + question.place) % half + (half if fragments else 0)]
            port = question.port
        try:
            self.leave(question, number)
            if whole:
                source.discover_mtu(sock, PMTUDISC_PROBE if question.kind == "exact" else PMTUDISC_DO)
            sock.sendto(data, (question.target, port))
        except OSError as error:
            question.refused(local(error))
            question.given_up(number)

    def connect(self, question, number):
        self.leave(question, number)
        try:
            sock = question.source.stream()
        except OSError as error:
            question.refused(local(error))
            question.given_up(number)
            return
        if question.kind == "http":
            token = f"{self.token.hex()}.{question.id}.{number}"
            sign = "&" if "?" in question.path else "?"
            stream = AskedPage(sock, question.target, question.port, f"{question.path}{sign}fanlab={token}")
        elif question.kind == "connect":
            head = header(self.token, question.id, number, traced=True)
            stream = AskedConnection(sock, question.target, question.port, head)
        else:
            # All the bytes once; that each port is answered is told by few.
            size = question.sizes[number % len(question.sizes)]
            traced = number < question.traced
            stream = AskedBulk(sock, question.target, question.port, self.token, question.id, number, size, traced)
        self.streams[stream] = (question, number)
        self.under_way[question.server()] += 1
        if stream.done:
            self.on_end(stream)
        else:
            self.prober.watch(stream, self)

    def on_end(self, stream):
        question, number = self.streams.pop(stream)
        self.under_way[question.server()] -= 1
        outcome = stream.outcome
        if isinstance(outcome, str) or outcome is None:
            question.refused(outcome or "no answer")
            question.given_up(number)
            return
        began = question.left.get(number)
        if began is None:
            return
        page = outcome.get("page", "") if number == 0 else ""
        answer = (outcome["status"], page) if "status" in outcome else (outcome["who"], outcome["source"])
        self.answered(question, number, round_trip(began, time.time()), answer)
        question.left.pop(number, None)

    def on_echo(self, packet, at, sender, own, takes_errors):
        """An answer by ICMP to what left with that identifier, or an error about something that was sent."""
        start = 4 * (packet[0] & 15) if packet[0] >> 4 == 4 else 0
        if len(packet) < start + 8:
            return
        kind = packet[start]
        if kind in (0, 129):
            # By IPv6 all such sockets of a network namespace get all answers.
            if packet[start + 4 : start + 6] == own:
                self.on_answer(read_which(packet, start + 8), at, sender, ("", sender))
            return
        if not takes_errors:
            return
        at_token = packet.find(self.token, start + 8)
        probe = read_which(packet, at_token - 4) if at_token >= start + 12 else None
        question = self.questions.get(probe[1]) if probe else None
        if question and probe[2] < question.count and probe[2] in question.left:
            question.refused(shown_error(packet, start, sender))

    def on_foreign(self, question, at, sender):
        """Somebody else's server answered to the oldest of the probes that still wait."""
        if not same_address(sender, question.target):
            question.refused(f"it answered from {sender}")
            return
        number = next((number for number in question.left if question.times[number] is None), None)
        if number is not None:
            self.answered(question, number, round_trip(question.left[number], at), ("", question.target))

    def on_answer(self, probe, at, sender, answer):
        """The probe begins with token, question and number. From another address than the one that was asked, nobody takes it."""
        if not probe or probe[0] != self.token:
            return
        question, number = self.questions.get(probe[1]), probe[2]
        if question is None or number >= question.count:
            return
        if not same_address(sender, question.target):
            question.refused(f"it answered from {sender}")
            return
        began = question.left.get(number)
        if began is not None or question.times[number] is not None:
            self.answered(question, number, round_trip(began, at) if began else 0, answer)
        else:
            question.late += 1
