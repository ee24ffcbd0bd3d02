"""Asks and answers the flows of one machine: numbered questions at a period, for as long as somebody wants them.

It is a process beside the prober, so that what that one is asked neither delays a flow nor ends it. Standard input has a
JSON object in each line, and for each there is one on standard output:

  {"do": "serve", "id", "token", "who", "protocol", "port", "endpoint"}   answers that flow; tells who else serves there
  {"do": "start", "id", "token", "who", "kind", "target", "port", "period", "within", "endpoint"}
  {"do": "poll"}           what became of numbers, and when it could not run, since it was asked last
  {"do": "stop", "id"}     asks no further; what comes is still noted
  {"do": "end", "id"}      closes all of that flow

It ends with its standard input. Times are milliseconds of its own clock, periods are seconds.
"""

import contextlib
import os
import time

from flow import Flow
from flow_answers import Answers
from flow_stalls import Stalls
from network_namespace import namespace_of
from probe_loop import Loop
from probe_sockets import Endpoint, new_echo_ids

# Seconds after which nobody is there any more who wants to know: whoever started a flow asks each second.
PATIENCE = 600


class FlowProber(Loop):
    STEP = 0.005

    def __init__(self):
        super().__init__(Stalls())
        self.home = namespace_of(None)
        own = {"serve": self.serve, "start": self.start, "poll": self.tell, "stop": self.stop, "end": self.end}
        self.deeds.update(own)
        self.flows, self.answers = {}, {}
        self.asked_last = time.monotonic()

    # What it is asked for.

    def open(self, said, ports):
        new_echo_ids(bytes.fromhex(said["token"]))
        each = said["endpoint"]
        return Endpoint(self.home, each["name"], each.get("pid"), each["address"], said["who"], ports, looks=False)

    def serve(self, said):
        key = (said["endpoint"]["address"], said["endpoint"].get("pid"), said["protocol"], said["port"])
        if key not in self.answers:
            # Without a port somebody else answers, such as the kernel: then only its own stalls are looked for.
            endpoint = self.open(said, [[said["protocol"], said["port"]]]) if said["port"] else None
            problem = problem_of(endpoint) if endpoint else ""
            if problem:
                endpoint.close()
                return {"problem": problem, "taken": bool(endpoint.taken)}
            self.answers[key] = Answers(endpoint, self)
        self.answers[key].known[(bytes.fromhex(said["token"]), said["id"])] = said["who"]
        return {"problem": "", "taken": False}

    def start(self, said):
        endpoint = self.open(said, [])
        problem = problem_of(endpoint)
        if problem:
            endpoint.close()
        else:
            self.flows[said["id"]] = Flow(said, endpoint, self)
        return {"problem": problem}

    def tell(self, _said):
        flows = [flow.told() for flow in self.flows.values()]
        return {"now": round(time.monotonic() * 1000, 3), "flows": flows, "stalls": self.clock.take()}

    def stop(self, said):
        if said["id"] in self.flows:
            self.flows[said["id"]].stopping = True
        return {}

    def end(self, said):
        flow = self.flows.pop(said["id"], None)
        if flow:
            flow.close()
        for key, answers in list(self.answers.items()):
            for known in [known for known in answers.known if known[1] == said["id"]]:
                del answers.known[known]
            if not answers.known:
                answers.close()
                del self.answers[key]
        return {}

    def read_requests(self):
        self.asked_last = time.monotonic()
        return super().read_requests()

    def step(self):
        for flow in self.flows.values():
            flow.step()

    def run(self):
        while time.monotonic() - self.asked_last < PATIENCE or not self.flows:
            serving = bool(self.flows or self.answers)
            next_time = min((flow.next_time() for flow in self.flows.values()), default=self.STEP)
            if not self.turn(serving, next_time, self.step):
                return


def problem_of(endpoint):
    absent = "it does not have its address" if endpoint.absent else ""
    return endpoint.problem or absent or next(iter(endpoint.unserved.values()), "")


def hurry():
    """Goes before others where it may: it does little, and what it waits for a processor blurs what it tells."""
    try:
        os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
    except OSError:
        # A kernel may give a control group no real time at all.
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, -20)


def main():
    hurry()
    FlowProber().run()
