"""When a prober of flows could not run, and for how long."""

import time

from probe_clock import Clock

# Those that are remembered until somebody asks for them.
MOST_STALLS = 1000


class Stalls(Clock):
    """Shorter ones are no more than the slack that the arithmetic of an outage has."""

    NOTABLE = 0.005

    def __init__(self):
        super().__init__()
        self.seen = []

    def pause(self, seconds):
        super().pause(seconds)
        if seconds >= self.NOTABLE and len(self.seen) < MOST_STALLS:
            self.seen.append([round((time.monotonic() - seconds) * 1000, 3), round(seconds * 1000, 3)])

    def take(self):
        """Each as when it began and how long it was, in milliseconds."""
        seen, self.seen = self.seen, []
        return seen
