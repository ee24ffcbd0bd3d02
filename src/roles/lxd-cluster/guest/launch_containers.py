"""Makes containers of a LXD cluster, starts them, and waits until each has an address.

Its input is JSON: `sockets`, paths of which the first that is there is LXD's; `containers`, each with `name`, `image`
(an alias) and `target` (a member, or null where LXD chooses); `together`, how many are made side by side; `seconds`,
the deadline. Prints JSON: `problem`, null or the sentence of what went wrong.

LXD is asked by its API, on one connection for each question: a client of its own for each word costs more than what it
asks for.
"""

import json
import os
import socket
import sys
import time
from functools import partial
from urllib.parse import quote

# Seconds between two looks, the first time and at most.
FIRST_PAUSE = 0.02
LONGEST_PAUSE = 0.3


class Problem(Exception):
    pass


class Lxd:
    def __init__(self, path, deadline):
        self.path = path
        self.deadline = deadline

    def left(self):
        return max(self.deadline - time.monotonic(), 0.1)

    def ask(self, method, path, body=None):
        """The answer to a question; None for what is not there. HTTP/1.0 ends with its connection, and comes in one piece."""
        content = b"" if body is None else json.dumps(body).encode()
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(self.left() + 5)
            connection.connect(self.path)
            head = f"{method} {path} HTTP/1.0\r\nHost: lxd\r\nContent-Length: {len(content)}\r\n\r\n"
            connection.sendall(head.encode() + content)
            said = b""
            while piece := connection.recv(1 << 16):
                said += piece
        answer = json.loads(said.partition(b"\r\n\r\n")[2])
        if answer["type"] == "error":
            if answer["error_code"] == 404 and method == "GET":
                return None
            raise Problem(answer["error"])
        return answer

    def begin(self, method, path, body):
        """Has LXD begin a work, which it calls an operation; gives its path."""
        return self.ask(method, path, body)["operation"].partition("?")[0]

    def end(self, operation):
        answer = self.ask("GET", f"{operation}/wait?timeout={int(self.left()) + 1}")
        # It is forgotten 5 s after its end; whether it did what it was for is seen by what there is.
        work = answer and answer["metadata"]
        if work and work["status_code"] != 200:
            raise Problem(work["err"] or f"it is {work['status']} after its time")

    def until(self, look):
        """Looks until there is nothing wrong any more, which is an empty answer."""
        pause = FIRST_PAUSE
        while wrong := look():
            if time.monotonic() > self.deadline:
                raise Problem(f"timed out; last seen: {wrong}")
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)


def attempt(what, act, *words):
    try:
        return act(*words)
    except (Problem, OSError, ValueError) as problem:
        raise Problem(f"cannot {what}: {problem}") from problem


def make(lxd, container):
    target = container["target"]
    body = {
        "name": container["name"],
        "type": "container",
        "source": {"type": "image", "alias": container["image"]},
    }
    work = lxd.begin("POST", f"/1.0/instances{'' if target is None else f'?target={quote(target)}'}", body)
    # LXD counts what a member has before it chooses one for the next.
    own = f"/1.0/instances/{container['name']}"
    lxd.until(lambda: "" if own in lxd.ask("GET", "/1.0/instances")["metadata"] else failed(lxd, work))
    return work


def start(lxd, name):
    return lxd.begin("PUT", f"/1.0/instances/{name}/state", {"action": "start", "timeout": -1})


def failed(lxd, work):
    """Raises why a work failed; while it goes on, that."""
    answer = lxd.ask("GET", work)
    if answer and answer["metadata"]["status_code"] >= 400:
        raise Problem(answer["metadata"]["err"])
    return "it is in the making"


def without_address(lxd, name):
    state = lxd.ask("GET", f"/1.0/instances/{name}/state")
    status = state["metadata"]["status"] if state else "unknown"
    if status == "Error":
        raise Problem("it is in state Error")
    if status != "Running":
        return f"{name} is {status}"
    addresses = ((state["metadata"]["network"] or {}).get("eth0") or {}).get("addresses") or []
    found = any(each["family"] == "inet" and each["scope"] == "global" for each in addresses)
    return "" if found else f"{name} is {status} without address"


def launch(lxd, containers, together):
    """
    LXD makes an image's copies on all members at once, but of those that it places side by side each has to be there
    before the next is placed, and all before a member gets its second: then every member has as many as the others.
    """
    starts = []
    for first in range(0, len(containers), together):
        here = containers[first : first + together]
        works = [(each["name"], attempt(f"make {each['name']}", make, lxd, each)) for each in here]
        for name, work in works:
            attempt(f"make {name}", lxd.end, work)
            starts.append((name, attempt(f"start {name}", start, lxd, name)))
    for name, work in starts:
        attempt(f"start {name}", lxd.end, work)
    for name, _ in starts:
        attempt(f"see the address of {name}", lxd.until, partial(without_address, lxd, name))


def main():
    question = json.load(sys.stdin)
    problem = None
    try:
        path = next((each for each in question["sockets"] if os.path.exists(each)), None)
        if path is None:
            raise Problem(f"there is no socket of LXD: {', '.join(question['sockets'])}")
        launch(Lxd(path, time.monotonic() + question["seconds"]), question["containers"], max(question["together"], 1))
    except Problem as found:
        problem = str(found)
    print(json.dumps({"problem": problem}))
