"""Tells when a child has ended, by a descriptor: it is readable from then on, and the child still waits to be waited for."""

import os
import sys
import threading

if not hasattr(os, "pidfd_open") and not hasattr(os, "waitid"):
    version = ".".join(str(number) for number in sys.version_info[:2])
    sys.exit(f"Python {version} on {sys.platform} cannot tell when a command has ended; it takes Python 3.13 there")


def open_end(pid):
    """The descriptor; whoever gets it closes it. Where there is none for processes (Python 3.8, macOS), a thread waits."""
    if hasattr(os, "pidfd_open"):
        return os.pidfd_open(pid)
    ended, line = os.pipe()
    threading.Thread(target=wait, args=(pid, line), daemon=True).start()
    return ended


def wait(pid, line):
    try:
        os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    except ChildProcessError:
        # Somebody has waited for it already.
        pass
    finally:
        os.close(line)
