"""A question of a round, and what becomes of it."""


class Question:
    """Probes of one kind from one endpoint to one address, and what became of each."""

    def __init__(self, said, source):
        self.id, self.source, self.target = said["id"], source, said["target"]
        self.kind, self.port = said["kind"], said.get("port", 0)
        self.count, self.period, self.within = said["count"], said["period"], said["within"]
        # So many go first; until they are answered, this is how many of them are not.
        self.first = self.beginning = min(said.get("first", self.count), self.count)
        self.sizes, self.path = said.get("sizes", [0]), said.get("path", "/")
        # Connections that its machine may have under way to that server at a time, unless one has waited for too long.
        self.together = said.get("together")
        # So many of the first ones are looked for on the links.
        self.traced = said.get("traced", 1)
        self.sent = 0
        self.times = [None] * self.count
        self.again = self.late = 0
        self.answers = {}
        self.refusals = {}
        self.left = {}

    def answered(self, number, seconds, answer=()):
        """Notes an answer; what came twice is noted, too."""
        if self.times[number] is None:
            self.times[number] = round(seconds * 1000, 3)
            self.beginning -= number < self.first
        else:
            self.again += 1
        count, earliest = self.answers.get(answer, (0, number))
        self.answers[answer] = (count + 1, min(number, earliest))

    def refused(self, reason):
        self.refusals[reason] = self.refusals.get(reason, 0) + 1

    def given_up(self, number):
        """It is over with a probe that nobody answered."""
        self.left.pop(number, None)

    def server(self):
        return self.target, self.port

    def told(self):
        return {
            "id": self.id,
            "sent": self.sent,
            "times": self.times[: self.first if self.beginning else self.count],
            "again": self.again,
            "late": self.late,
            "answers": [[*answer, *counts] for answer, counts in self.answers.items()],
            "refusals": self.refusals,
            "own": self.source.address_towards(self.target) if self.source and not self.source.problem else "",
        }
