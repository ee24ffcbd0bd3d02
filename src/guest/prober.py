"""Asks, answers and looks for all endpoints of one machine. It only tells; who started it judges.

Standard input has a JSON object in each line, and for each there is one on standard output:

  {"do": "prepare", "token", "ports": [["udp", 7], …], "endpoints": [{"name", "pid", "address", "number"}, …]}
  {"do": "ask", "questions": [{"id", "source", "target", "kind", "port", "count", "period", "within", …}, …]}
  {"do": "tell"}     what was seen on the links since it was prepared; closes all
  {"do": "lose"}     its kernel forgets the neighbours that it has found since "prepare" was asked with "forgets"
  {"do": "end"}      closes all

It ends with its standard input. Periods and deadlines are in seconds, sizes in bytes.
"""

import select
import time

from network_namespace import namespace_of
from probe_clock import Clock
from probe_datagrams import answer_datagrams, read_datagrams
from probe_lines import Requests, say
from probe_neighbours import Neighbours
from probe_packet import ANSWER, read_header
from probe_question import Question
from probe_round import Round
from probe_sightings import Sightings
from probe_sockets import Endpoint, echo_id, look, new_echo_ids
from probe_streams import Taken

# Seconds for which it sleeps at most while it asks or is asked: what it sleeps longer is a pause.
STEP = 0.01
# Probes that it sends before it looks for answers.
BURST = 24
MOST_TAKEN = 1024


class Prober:
    def __init__(self):
        self.clock = Clock()
        self.poll = select.poll()
        self.poll.register(0, select.POLLIN)
        self.requests = Requests()
        self.home = namespace_of(None)
        self.handlers = {}
        self.token = b""
        self.endpoints = {}
        self.root = None
        self.round = None
        self.sightings = Sightings(b"")
        self.taken = 0
        self.delivered = {}
        self.datagrams = {}
        self.neighbours = Neighbours()
        self.requested = {each.__name__: each for each in (self.prepare, self.ask, self.tell, self.end)}
        self.requested["lose"] = self.neighbours.lose

    # What it is asked for.

    def prepare(self, said):
        self.end()
        self.clock = Clock()
        self.token = bytes.fromhex(said["token"])
        new_echo_ids(self.token)
        self.sightings = Sightings(self.token)
        self.root = look()
        self.handle(self.root, lambda _r, _w: self.sightings.read(self.root, ""))
        for each in said["endpoints"]:
            endpoint = Endpoint(
                self.home, each["name"], each.get("pid"), each["address"], each["number"], said["ports"]
            )
            self.endpoints[endpoint.name] = endpoint
            self.serve(endpoint)
        self.delivered = {name: each.delivered() for name, each in self.served_by_others()}
        self.neighbours.close()
        if said.get("forgets"):
            self.neighbours.note(self.home, [each.namespace for each in self.endpoints.values()])
        return {"endpoints": [endpoint.told() for endpoint in self.endpoints.values()]}

    def serve(self, endpoint):
        if endpoint.look:
            self.handle(endpoint.look, lambda _r, _w: self.sightings.read(endpoint.look, endpoint.name))
        for sock in filter(None, (endpoint.echo, endpoint.whole_echo)):
            self.handle(sock, self.on_echoes(sock, sock is endpoint.echo))
        for sock in endpoint.ask_udp:
            self.handle(sock, self.on_udp_answers(sock))
        for sock in endpoint.answer_udp.values():
            self.handle(sock, lambda _r, _w, sock=sock: answer_datagrams(sock, self.token, endpoint.number))
        for sock in endpoint.answer_tcp.values():
            self.handle(sock, lambda _r, _w, sock=sock: self.take(sock, endpoint))

    def ask(self, said):
        self.round = Round(
            self,
            self.token,
            [Question(each, self.endpoints.get(each["source"])) for each in said["questions"]],
        )

    def tell(self, _said):
        delivered = {name: each.delivered() - self.delivered[name] for name, each in self.served_by_others()}
        seen = {**self.sightings.tell(self.looks()), "delivered": delivered}
        told = {**seen, "longestPause": round(self.clock.longest, 3)}
        self.end()
        return told

    def served_by_others(self):
        return [(name, each) for name, each in self.endpoints.items() if each.taken]

    def looks(self):
        own = [(endpoint.look, endpoint.name) for endpoint in self.endpoints.values() if endpoint.look]
        return [(self.root, ""), *own] if self.root else own

    def end(self, _said=None):
        for descriptor in list(self.handlers):
            self.poll.unregister(descriptor)
        for stream in self.handlers.values():
            if hasattr(stream, "close"):
                stream.close()
        self.handlers.clear()
        for endpoint in self.endpoints.values():
            endpoint.close()
        for sock in (self.root, *self.datagrams.values()):
            if sock:
                sock.close()
        self.datagrams = {}
        self.endpoints, self.root, self.round, self.taken = {}, None, None, 0
        self.sightings = Sightings(b"")
        return {}

    # What comes.

    def handle(self, sock, handler):
        self.handlers[sock.fileno()] = handler
        self.poll.register(sock.fileno(), select.POLLIN)

    def watch(self, stream):
        descriptor = stream.sock.fileno()
        self.handlers[descriptor] = stream
        events = select.POLLIN | (select.POLLOUT if stream.wants_to_write() else 0)
        self.poll.register(descriptor, events)
        stream.descriptor = descriptor

    def forget(self, stream):
        if self.handlers.pop(stream.descriptor, None):
            self.poll.unregister(stream.descriptor)

    def on_echoes(self, sock, takes_errors):
        own = echo_id(sock.fileno()).to_bytes(2, "big")

        def on_message(data, at, sender):
            if self.round:
                self.round.on_echo(data, at, sender, own, takes_errors)

        return lambda _r, _w: read_datagrams(sock, on_message)

    def on_udp_answers(self, sock):
        def on_message(data, at, _sender):
            probe = read_header(data)
            if self.round and probe and probe[3] == ANSWER:
                self.round.on_answer(probe, at, probe[4:])

        return lambda _r, _w: read_datagrams(sock, on_message)

    def datagrams_of(self, question):
        """Of a question to somebody else's server: whatever that says is no probe, and is known by its socket."""
        if question.id not in self.datagrams:
            sock = question.source.datagram_socket()

            def on_message(_data, at, sender):
                if self.round and sender == question.target:
                    self.round.on_foreign(question, at)

            self.handle(sock, lambda _r, _w: read_datagrams(sock, on_message))
            self.datagrams[question.id] = sock
        return self.datagrams[question.id]

    def take(self, sock, endpoint):
        while True:
            try:
                connection, address = sock.accept()
            except OSError:
                return
            connection.setblocking(False)
            if self.taken >= MOST_TAKEN:
                connection.close()
                continue
            self.taken += 1
            self.watch(Taken(connection, address[0], self.token, endpoint.number))

    # The loop.

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
        if not handler.done:
            self.watch(handler)
            return
        self.forget(handler)
        if self.round and handler in self.round.streams:
            self.round.end_stream(handler)
        else:
            self.taken -= 1

    def read_requests(self):
        said = self.requests.read()
        for each in said or ():
            answer = self.requested[each["do"]](each)
            if answer is not None:
                say(answer)
        return said is not None

    def run(self):
        while True:
            # From here on others may ask, also before and after its own round: who waits for it has to know of its pauses.
            serving = self.root is not None
            sleep = min(STEP, self.round.next_time() if self.round else STEP) if serving else None
            before = time.monotonic()
            ready = self.poll.poll(None if sleep is None else sleep * 1000)
            woken, worked = time.monotonic(), time.thread_time()
            if serving:
                self.clock.pause(woken - before - sleep - 0.001)
            for descriptor, event in ready:
                if descriptor == 0:
                    if not self.read_requests():
                        return
                else:
                    self.on_ready(descriptor, event)
            if self.round:
                self.round.step(BURST)
            if serving:
                self.clock.pause(time.monotonic() - woken - (time.thread_time() - worked) - 0.001)
            if self.round is None:
                continue
            if self.round.is_over():
                told = [question.told() for question in self.round.questions.values()]
                self.round = None
                say({"answers": told, "longestPause": round(self.clock.longest, 3)})


def main():
    Prober().run()
