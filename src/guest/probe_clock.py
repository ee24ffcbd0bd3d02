"""The time in which a prober could run."""

import time


class Clock:
    """Seconds in which this program could run: what it waited for a processor in vain is no time of anybody's network."""

    # Seconds from which on a pause is told: a round trip of few milliseconds may be all that a rule allows.
    NOTABLE = 0.002

    def __init__(self):
        self.lost = self.longest = 0.0

    def now(self):
        return time.monotonic() - self.lost

    def pause(self, seconds):
        if seconds > 0:
            self.lost += seconds
            if seconds >= self.NOTABLE:
                self.longest = max(self.longest, seconds)
