"""A command that runs on a machine for somebody at the other end of a connection."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import threading
import time

import machine_guard
from machine_connection import Connection, Gone, first_frame
from process_end import open_end

# Seconds between the request to end and the forced end, and seconds for the last words after that.
KILL_GRACE = 2
CLOSE_GRACE = 0.2
# Bytes of input that wait here for the command; the rest waits with the sender.
MOST_INPUT = 1 << 18
# Only Linux tells that the other side has closed while there is no wish to read; elsewhere it is noticed by reading.
CLOSED = getattr(select, "POLLRDHUP", 0)


def resize(terminal, size):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size["rows"], size["columns"], 0, 0))


class Command:
    """A command that runs, and the ends of its streams that are ours."""

    def __init__(self, request):
        self.terminal = None
        self.outputs = {}
        self.stdin = None
        self.input = bytearray()
        self.input_ended = False
        options = {"env": request["environment"], "cwd": "/", "start_new_session": True}
        if request.get("terminal"):
            self.terminal, theirs = pty.openpty()
            resize(self.terminal, request["terminal"])
            # Threads make it unsafe to take a lock in the child; this takes none.
            take = lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            self.process = subprocess.Popen(
                request["argv"],
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                preexec_fn=take,  # noqa: PLW1509
                **options,
            )
            os.close(theirs)
            self.outputs[self.terminal] = b"o"
            self.stdin = self.terminal
            os.set_blocking(self.terminal, False)
        else:
            pipe, null = subprocess.PIPE, subprocess.DEVNULL
            self.process = subprocess.Popen(
                request["argv"], stdin=pipe if request["input"] else null, stdout=pipe, stderr=pipe, **options
            )
            self.outputs[self.process.stdout.fileno()] = b"o"
            self.outputs[self.process.stderr.fileno()] = b"e"
            if self.process.stdin:
                self.stdin = self.process.stdin.fileno()
                os.set_blocking(self.stdin, False)

        machine_guard.began(self.process.pid)

    def close_stdin(self):
        if self.process.stdin:
            try:
                self.process.stdin.close()
            except OSError:
                pass
        self.stdin = None

    def write(self):
        """Gives the command as much of its input as it takes."""
        try:
            del self.input[: os.write(self.stdin, self.input[:65536])]
        except BlockingIOError:
            return
        except OSError:
            # It may end, or close its input, without reading; that is its own business.
            self.input.clear()
            self.close_stdin()

    def end(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass

    def close(self):
        machine_guard.ended(self.process.pid)
        if self.terminal is not None:
            os.close(self.terminal)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream:
                try:
                    stream.close()
                except OSError:
                    pass


def supervise(connection, command, timeout):
    """Passes the streams on until the command and all that writes to its output have ended; gives the last frame."""
    ended = open_end(command.process.pid)
    deadline = None if timeout is None else time.monotonic() + timeout
    running = True
    timed_out = forced = False
    # It may have come together with the request.
    take_input(connection, command)
    try:
        while running or command.outputs:
            if command.stdin is not None and command.input:
                command.write()
            if command.stdin is not None and command.input_ended and not command.input:
                command.close_stdin()
            poll = select.poll()
            full = len(command.input) >= MOST_INPUT
            poll.register(connection.sock, CLOSED if full else select.POLLIN | CLOSED)
            for stream in command.outputs:
                poll.register(stream, select.POLLIN)
            if running:
                poll.register(ended, select.POLLIN)
            if command.stdin is not None and command.input and command.stdin != command.terminal:
                poll.register(command.stdin, select.POLLOUT)
            left = None if deadline is None else max(0, deadline - time.monotonic())
            ready = dict(poll.poll(None if left is None else left * 1000 + 1))
            for stream in [stream for stream in command.outputs if stream in ready]:
                try:
                    data = os.read(stream, 1 << 16)
                except BlockingIOError:
                    continue
                except OSError:
                    # A terminal whose last process has gone.
                    data = b""
                if data:
                    connection.send(command.outputs[stream], data)
                else:
                    del command.outputs[stream]
            event = ready.get(connection.sock.fileno(), 0)
            if event & select.POLLIN:
                connection.read()
                take_input(connection, command)
            elif event:
                raise Gone()
            if ended in ready and running:
                # Before it is waited for: until then nobody else can get the number of its group.
                if timed_out:
                    command.end(signal.SIGKILL)
                command.process.wait()
                running = False
                if timed_out:
                    deadline, forced = time.monotonic() + CLOSE_GRACE, True
            if deadline is not None and time.monotonic() >= deadline:
                if forced:
                    break
                if timed_out or not running:
                    command.end(signal.SIGKILL)
                    deadline, forced = time.monotonic() + CLOSE_GRACE, True
                else:
                    command.end(signal.SIGTERM)
                    deadline = time.monotonic() + KILL_GRACE
                timed_out = True
    except Gone:
        command.end(signal.SIGKILL)
        raise
    finally:
        os.close(ended)
        if running:
            # It was ended by force; until it is waited for, it stays as a zombie.
            threading.Thread(target=command.process.wait, daemon=True).start()
    status = command.process.returncode
    if status is None:
        status = -signal.SIGKILL
    return {"status": status if status >= 0 else 128 - status, "timedOut": timed_out}


def take_input(connection, command):
    for kind, data in connection.frames():
        if kind == b"w" and command.terminal is not None:
            resize(command.terminal, json.loads(data))
        elif kind == b"i" and data and command.stdin is not None:
            command.input += data
        elif kind == b"i" and not data:
            command.input_ended = True


def serve(sock):
    connection = Connection(sock)
    try:
        with sock:
            connection.send(b"h")
            _, data = first_frame(connection)
            request = json.loads(data)
            try:
                command = Command(request)
            except OSError as error:
                connection.send(b"e", f"{request['argv'][0]}: {error.strerror}\n".encode())
                status = 127 if isinstance(error, FileNotFoundError) else 126
                connection.send(b"x", json.dumps({"status": status, "timedOut": False}).encode())
                connection.finish()
                return
            try:
                timeout = request.get("timeoutMs")
                result = supervise(connection, command, None if timeout is None else timeout / 1000)
            finally:
                command.close()
            connection.send(b"x", json.dumps(result).encode())
            connection.finish()
    except Gone:
        pass
