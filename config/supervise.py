"""Keeps the office's processes running: the web server, the background worker, the hourly round.

Plain Python without Django, so that the watchman stays small. One that dies is started again, after a pause that
grows while it keeps dying; Ctrl-C or SIGTERM stops them all, and so does the death of the watchman itself.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

STOPS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
LONGEST_PAUSE = 60  # seconds
LIVED_WELL = 60  # seconds: one that lived so long starts again at once
STILLBORN = 10  # seconds: a vital one that dies sooner, at the first start, ends everything
RETRY = 600  # seconds: a short job that failed is not left for its whole interval
GRACE = 20  # seconds between asking to stop and killing
PDEATHSIG = 1  # prctl: the signal a child gets when its parent dies
LIBC = ctypes.CDLL(None)


@dataclass
class Child:
    """A process to keep: always running, or (with `every`) a short one begun each so many seconds."""

    name: str
    command: list[str]
    every: float | None = None
    vital: bool = False
    process: subprocess.Popen | None = field(default=None, init=False)
    started: float = field(default=0, init=False)
    due: float = field(default=0, init=False)
    pause: float = field(default=1, init=False)
    starts: int = field(default=0, init=False)

    def tend(self, now: float) -> bool:
        """Starts it when it is time; False when a vital one could not even begin."""
        if self.process is None:
            if now >= self.due:
                self._start(now)
            return True
        code = self.process.poll()
        if code is None:
            return True
        _end_group(self.process)  # a killed server's own workers would keep its port
        self.process = None
        return self._after(code, now)

    def _start(self, now: float) -> None:
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, preexec_fn=_tie_to_parent, start_new_session=True
        )
        self.started, self.starts = now, self.starts + 1

    def _after(self, code: int, now: float) -> bool:
        lived = now - self.started
        if self.every is not None:
            self.due = self.started + (min(self.every, RETRY) if code else self.every)
            if code:
                say(f"{self.name}: завершено з кодом {code}; повторю за {(self.due - now) / 60:.0f} хв.")
            return True
        if self.vital and self.starts == 1 and lived < STILLBORN:
            say(f"{self.name}: не вдалося запустити (код {code}). Причину видно вище.")
            return False
        self.pause = 1 if lived > LIVED_WELL else min(self.pause * 2, LONGEST_PAUSE)
        self.due = now + self.pause
        say(f"{self.name}: процес зупинився (код {code}); запускаю знову за {self.pause:.0f} с.")
        return True


def supervise(children: list[Child], port: int | None = None, greeting: str = "") -> int:
    """Keeps the children until a signal comes; returns the exit code.

    With a port the first child is the server: the others wait until it answers, so that the first page comes soon;
    then `greeting` is said.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    crew, pause = (children[:1], 0.05) if port else (children, 0.5)
    try:
        while all([child.tend(time.monotonic()) for child in crew]):
            if crew is not children and _answers(port):
                say(greeting)
                crew, pause = children, 0.5
            if signal.sigtimedwait(STOPS, pause):
                return 0
        return 1
    finally:
        stop(children)


def stop(children: list[Child]) -> None:
    """Asks all to stop, and kills those that do not."""
    running = [child.process for child in children if child.process is not None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            say("Процес не зупинився вчасно, зупиняю його примусово.")
        _end_group(process)
        process.wait()


def _end_group(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def say(words: str) -> None:
    """Tells the person at the terminal, at once."""
    print(words, file=sys.stderr, flush=True)  # noqa: T201 - the terminal is where this program speaks


def _tie_to_parent() -> None:
    """In the child: signals as usual, and an end when the watchman ends, however that was."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    LIBC.prctl(PDEATHSIG, signal.SIGTERM)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def office(port: int) -> list[Child]:
    """The office's processes."""
    manage = [sys.executable, "manage.py"]
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--config", "python:config.server"]
    return [
        Child("Сервер", [*web, "--bind", f"127.0.0.1:{port}"], vital=True),
        Child("Фоновий процес", [*manage, "db_worker", "--queue-name", "*", "--verbosity", "0"]),
        Child("Щоденний обхід", [*manage, "daily", "--verbosity", "0"], every=3600),
    ]


if __name__ == "__main__":
    PORT = int(sys.argv[1])
    sys.exit(supervise(office(PORT), PORT, f"Хартія відкрита: http://127.0.0.1:{PORT}/  (зупинити: Ctrl+C)"))
