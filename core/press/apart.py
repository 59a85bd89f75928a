"""The press started apart, so that a document too large or too slow takes nothing down with it."""

import logging
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from core.press.limits import MEGABYTES, SECONDS, TOO_LARGE

ROOT = Path(__file__).resolve().parents[2]
Told = Callable[[int, int], object]
OUT_OF_MEMORY = ("MemoryError", "allocate", "creating thread")  # in the words of Python and of the libraries
log = logging.getLogger("khartiia.press")


class TooSlow(Exception):
    """The press was stopped: its time was over."""


class TooLarge(Exception):
    """The press was stopped: it wanted more memory than it may have."""


class Broken(Exception):
    """The press failed; why is in the log."""


def bound(
    pieces: Iterable[str], style: str, told: Told, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> bytes:
    """One PDF of all pieces; `told` hears after each how many of how many are set, and may stop it by raising."""
    with tempfile.TemporaryDirectory(prefix="khartiia-press-") as name:
        folder, total = Path(name), 0
        (folder / "style.css").write_text(style, "utf-8")
        for total, piece in enumerate(pieces, start=1):
            (folder / f"{total:06}.html").write_text(piece, "utf-8")
        told(0, total)
        _run(folder, lambda done: told(done, total), seconds, megabytes)
        return (folder / "bound.pdf").read_bytes()


def _run(folder: Path, told: Callable[[int], object], seconds: float, megabytes: int) -> None:
    command = [sys.executable, "-m", "core.press.worker", str(folder), str(megabytes), str(int(seconds) + 1)]
    with (
        (folder / "errors").open("w+", encoding="utf-8", errors="replace") as errors,
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, stdin=subprocess.DEVNULL) as press,
    ):
        late = _watched(press, seconds)
        try:
            done = 0
            for pages in press.stdout or ():
                done += pages.strip() != b"0"
                told(done)
            code = press.wait()
        finally:
            over = late()
            press.kill()
        errors.seek(0)
        _judge(code, over, errors.read()[-2000:])


def _watched(press: subprocess.Popen[bytes], seconds: float) -> Callable[[], bool]:
    """Stops the press when its time is over; what is given back ends the watch and says whether it had to."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        press.kill()

    watch = threading.Timer(seconds, stop)
    watch.start()

    def ended() -> bool:
        watch.cancel()
        return late.is_set()

    return ended


def _judge(code: int, late: bool, said: str) -> None:
    """Says what became of the press."""
    if late or code == -signal.SIGXCPU:
        raise TooSlow
    if code == TOO_LARGE or (code and any(words in said for words in OUT_OF_MEMORY)):
        raise TooLarge
    if code:
        log.error("The press ended with %s: %s", code, said)
        raise Broken
