"""Numbers of a flow: what was sent when, and what became of it. Memory is bounded by how long an answer is waited for."""

import collections
import time

# A header has room for so many numbers; those that are known at the same time are far fewer.
WIRE = 1 << 16
# Numbers that may wait for an answer. More are on no connection that is alive.
MOST_WAITING = 30_000


class Sent:
    __slots__ = ("at", "number", "over", "rtt", "spent", "until", "wall")

    def __init__(self, number, until):
        self.number, self.at, self.wall = number, time.monotonic(), time.time()
        self.until = until
        self.spent, self.rtt, self.over = 0.0, None, False

    def told(self):
        """Number, when it left and how long that took, and milliseconds until the answer; -1 is none."""
        rtt = -1 if self.rtt is None else round(self.rtt * 1000, 3)
        return [self.number, round(self.at * 1000, 3), round(self.spent * 1000, 3), rtt]


class Numbers:
    def __init__(self, clock, within):
        """`within` is for how long a number is known, in seconds in which this program can run: with a new connection for
        each number it has to act before an answer can come. None is until its answer, which comes in order.
        """
        self.clock, self.within = clock, within
        self.count = self.again = self.reordered = self.late = 0
        self.answered_until = 0.0
        self.highest = -1
        self.known = {}
        # Those that are known, and those of which nobody was told yet, each in their order.
        self.waiting, self.untold = collections.deque(), collections.deque()

    def next(self):
        """Notes that one leaves at this moment."""
        sent = Sent(self.count, None if self.within is None else self.clock.now() + self.within)
        self.count += 1
        self.known[sent.number % WIRE] = sent
        self.waiting.append(sent)
        self.untold.append(sent)
        return sent

    def answered(self, wire, wall=None):
        """`wall` is the kernel's time of the answer, which somebody may have set meanwhile."""
        sent = self.known.get(wire)
        if sent is None:
            self.late += 1
            return
        if sent.rtt is not None:
            self.again += 1
            return
        longest = time.monotonic() - sent.at
        sent.rtt = longest if wall is None else min(max(wall - sent.wall, 0.0), longest)
        self.answered_until = max(self.answered_until, sent.at)
        self.reordered += sent.number < self.highest
        self.highest = max(self.highest, sent.number)

    def given_up(self, wire):
        sent = self.known.get(wire)
        if sent:
            sent.over = True

    def forget(self):
        """Gives up what has waited for too long, and forgets what was answered long ago. All that came was read before."""
        now = self.clock.now()
        while self.waiting and self.is_over(self.waiting[0], now):
            sent = self.waiting.popleft()
            sent.over = True
            del self.known[sent.number % WIRE]

    def is_over(self, sent, now):
        return sent.rtt is not None or sent.over if self.within is None else sent.until <= now

    def give_up_all(self):
        for sent in self.waiting:
            sent.over = True

    def is_settled(self):
        return all(sent.rtt is not None or sent.over for sent in self.untold)

    def take(self):
        """What became of all until the first of which that is not known yet."""
        told = []
        while self.untold and (self.untold[0].rtt is not None or self.untold[0].over):
            told.append(self.untold.popleft().told())
        return told
