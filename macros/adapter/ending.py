"""A command that is told to end clears up first, whoever tells it: Ctrl+C, a machine that shuts down, a window that closes."""

from __future__ import annotations

import signal
import threading
from types import FrameType

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")


class Ended(KeyboardInterrupt):
    """Told to end. MkDocs answers it as it answers Ctrl+C: it shuts down, and removes what it has in work."""


def clear_up_when_ended() -> None:
    """Answers the signals that ask a process to end; one that comes while it clears up ends it at once."""
    if threading.current_thread() is threading.main_thread():
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            # Whoever runs us with `nohup` does not want us to hear of it.
            if number and signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, _end)


def _end(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise Ended
