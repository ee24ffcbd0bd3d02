"""Asks, answers and looks for all endpoints of one machine. It only tells; who started it judges.

Standard input has a JSON object in each line, and for each there is one on standard output:

  {"do": "prepare", "token", "ports": [["udp", 7], …], "endpoints": [{"name", "pid", "address", "number"}, …]}
  {"do": "ask", "questions": [{"id", "source", "target", "kind", "port", "count", "period", "within", …}, …]}
  {"do": "tell", "whole": [id, …], "goesOn"}  what was seen on the links since it was told last, of other questions only what
                     arrived; closes all, unless more is asked
  {"do": "lose", "last"}  its kernel forgets the neighbours that it has found since "prepare" was asked with "forgets"
  {"do": "end"}      closes all

It ends with its standard input. Periods and deadlines are in seconds, sizes in bytes.
"""

import gc

from network_namespace import namespace_of
from probe_clock import Clock
from probe_datagrams import answer_datagrams
from probe_lines import say
from probe_look import look
from probe_loop import Loop, TakenStreams
from probe_neighbours import Neighbours
from probe_packet import ANSWER, read_header
from probe_question import Question
from probe_round import Round
from probe_sightings import Sightings
from probe_sockets import Endpoint, close_looks, echo_id, new_echo_ids
from probe_streams import Taken
from probe_taken import datagrams_taken, identity, unread_ports

# Probes that it sends before it looks for answers.
BURST = 24


class Prober(Loop):
    def __init__(self):
        super().__init__(Clock())
        self.home = namespace_of(None)
        self.token = b""
        self.endpoints = {}
        self.root = None
        self.round = None
        self.sightings = Sightings(b"")
        self.delivered = {}
        self.foreign = {}
        self.neighbours = Neighbours()
        self.deeds = {each.__name__: each for each in (self.prepare, self.ask, self.tell, self.end)}
        self.deeds["lose"] = self.neighbours.lose

    # What it is asked for.

    def prepare(self, said):
        self.end()
        gc.collect()
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
        self.delivered = {name: datagrams_taken(each) for name, each in self.served_by_others()}
        self.neighbours.close()
        if said.get("forgets"):
            self.neighbours.note(self.home, [each.namespace for each in self.endpoints.values()])
        return {"endpoints": [endpoint.told() for endpoint in self.endpoints.values()]}

    def serve(self, endpoint):
        def who_of(token, _question):
            return endpoint.number if token == self.token else None

        if endpoint.look:
            self.handle(endpoint.look, lambda _r, _w: self.sightings.read(endpoint.look, endpoint.name))
        for sock in filter(None, (endpoint.echo, endpoint.whole_echo)):
            self.datagrams(sock, self.on_echoes(sock, sock is endpoint.echo))
        for sock in endpoint.ask_udp:
            self.datagrams(sock, self.on_udp_answers(endpoint))
        for sock in endpoint.answer_udp.values():
            self.handle(sock, lambda _r, _w, sock=sock: endpoint.took(answer_datagrams(sock, who_of)))
        for sock in endpoint.answer_tcp.values():
            TakenStreams(self, sock, lambda connection, peer: Taken(connection, peer, self.token, endpoint.number))

    def ask(self, said):
        self.round = Round(
            self,
            self.token,
            [Question(each, self.endpoints.get(each["source"])) for each in said["questions"]],
        )

    def tell(self, said):
        delivered = {name: self.taken_by_others(name, each) for name, each in self.served_by_others()}
        unread = {name: unread_ports(each) for name, each in self.served_by_others()}
        seen = self.sightings.tell(self.looks(), set(said["whole"]))
        told = {**seen, "delivered": delivered, "unread": unread, "longestPause": round(self.clock.longest, 3)}
        if not said.get("goesOn"):
            self.end()
        return told

    def served_by_others(self):
        return [(name, each) for name, each in self.endpoints.items() if each.taken]

    def taken_by_others(self, name, endpoint):
        """The kernel counts what all programs of a network namespace have taken; the prober is one of them."""
        here = identity(endpoint)
        own = sum(each.taken_here for each in self.endpoints.values() if identity(each) == here)
        return max(0, datagrams_taken(endpoint) - self.delivered[name] - own)

    def looks(self):
        own = [(endpoint.look, endpoint.name) for endpoint in self.endpoints.values() if endpoint.look]
        return [(self.root, ""), *own] if self.root else own

    def end(self, _said=None):
        self.forget_all()
        for endpoint in self.endpoints.values():
            endpoint.close()
        for sock in self.foreign.values():
            sock.close()
        close_looks([self.root, *(endpoint.look for endpoint in self.endpoints.values())])
        self.foreign = {}
        self.endpoints, self.root, self.round = {}, None, None
        self.sightings = Sightings(b"")
        return {}

    # What comes.

    def on_echoes(self, sock, takes_errors):
        own = echo_id(sock.fileno()).to_bytes(2, "big")

        def on_message(data, at, sender):
            if self.round:
                self.round.on_echo(data, at, sender, own, takes_errors)

        return on_message

    def on_udp_answers(self, endpoint):
        def on_message(data, at, sender):
            endpoint.took(1)
            probe = read_header(data)
            if self.round and probe and probe[3] == ANSWER:
                self.round.on_answer(probe, at, sender, probe[4:])

        return on_message

    def datagrams_of(self, question):
        """Of a question to somebody else's server: whatever that says is no probe, and is known by its socket."""
        if question.id not in self.foreign:
            sock = question.source.datagram_socket()

            def on_message(_data, at, sender):
                question.source.took(1)
                if self.round:
                    self.round.on_foreign(question, at, sender)

            self.datagrams(sock, on_message)
            self.foreign[question.id] = sock
        return self.foreign[question.id]

    # The loop.

    def step(self):
        if self.round:
            self.round.step(BURST)

    def run(self):
        while True:
            # From here on others may ask, also before and after its own round: who waits for it has to know of its pauses.
            serving = self.root is not None
            if not self.turn(serving, self.round.next_time() if self.round else self.STEP, self.step):
                return
            if self.round and self.round.is_over():
                told = [question.told() for question in self.round.questions.values()]
                self.round = None
                say({"answers": told, "longestPause": round(self.clock.longest, 3)})


def main():
    # Of a large round's objects none is a cycle's, and to look for cycles among them takes long: once before each round is enough.
    gc.freeze()
    gc.disable()
    Prober().run()
