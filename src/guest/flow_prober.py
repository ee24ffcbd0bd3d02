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
import select
import time

from flow import Flow
from flow_answers import Answers
from flow_stalls import Stalls
from network_namespace import namespace_of
from probe_datagrams import read_datagrams
from probe_lines import Requests, say
from probe_sockets import Endpoint, new_echo_ids

# Seconds for which it sleeps at most: what it sleeps longer is a stall.
STEP = 0.005
# Seconds after which nobody is there any more who wants to know: whoever started a flow asks each second.
PATIENCE = 600


class FlowProber:
    def __init__(self):
        self.clock = Stalls()
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.requests = Requests()
        self.home = namespace_of(None)
        self.handlers, self.owners = {}, {}
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

    # What comes.

    def handle(self, sock, handler):
        self.handlers[sock.fileno()] = handler
        self.poll.register(sock.fileno(), select.POLLIN)

    def datagrams(self, sock, on_message):
        self.handle(sock, lambda _r, _w: read_datagrams(sock, on_message))

    def ignore(self, *socks):
        for sock in socks:
            if self.handlers.pop(sock.fileno(), None):
                self.poll.unregister(sock.fileno())

    def watch(self, stream, owner=None):
        """`owner` hears of its end."""
        if stream.done:
            return
        self.owners[stream] = owner or self.owners.get(stream)
        stream.descriptor = stream.sock.fileno()
        self.handlers[stream.descriptor] = stream
        events = select.POLLIN | (select.POLLOUT if stream.wants_to_write() else 0)
        self.poll.register(stream.descriptor, events)

    def forget(self, stream):
        self.owners.pop(stream, None)
        if self.handlers.get(getattr(stream, "descriptor", None)) is stream:
            del self.handlers[stream.descriptor]
            self.poll.unregister(stream.descriptor)

    def on_ready(self, descriptor, event):
        handler = self.handlers.get(descriptor)
        if handler is None:
            return
        readable, writable = event & ~select.POLLOUT, event & (select.POLLOUT | select.POLLERR | select.POLLHUP)
        if not hasattr(handler, "on_ready"):
            handler(readable, writable)
            return
        try:
            handler.on_ready(readable, writable)
        except OSError:
            handler.close()
        owner = self.owners[handler]
        if handler.done:
            self.forget(handler)
            owner.on_end(handler)
        else:
            self.watch(handler)

    def read_requests(self):
        said = self.requests.read()
        self.asked_last = time.monotonic()
        deeds = {"serve": self.serve, "start": self.start, "poll": self.tell, "stop": self.stop, "end": self.end}
        for each in said or ():
            say(deeds[each["do"]](each))
        return said is not None

    # The loop.

    def run(self):
        while time.monotonic() - self.asked_last < PATIENCE or not self.flows:
            serving = bool(self.flows or self.answers)
            sleep = min([STEP, *(flow.next_time() for flow in self.flows.values())]) if serving else None
            before = time.monotonic()
            ready = self.poll.poll(None if sleep is None else sleep * 1000)
            woken, worked = time.monotonic(), time.thread_time()
            if serving:
                self.clock.pause(woken - before - sleep - 0.001)
            for descriptor, event in ready:
                if descriptor != 0:
                    self.on_ready(descriptor, event)
                elif not self.read_requests():
                    return
            for flow in self.flows.values():
                flow.step()
            if serving:
                self.clock.pause(time.monotonic() - woken - (time.thread_time() - worked) - 0.001)


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
