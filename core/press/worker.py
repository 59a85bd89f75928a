"""The press as a process of its own: `python -m core.press.worker FOLDER MEGABYTES SECONDS`.

Sets the folder's `*.html` in their order under its `style.css` and binds them into `bound.pdf`. After each piece it
prints how many pages there are so far.
"""

import gc
import resource
import sys
from pathlib import Path

from core.memory import uncollected
from core.press.binding import Binding
from core.press.engine import lay
from core.press.limits import TOO_LARGE


def work(folder: Path) -> None:
    """Sets and binds everything in the folder, one piece in memory at a time."""
    style = (folder / "style.css").read_text("utf-8")
    with (folder / "bound.pdf").open("wb") as out, uncollected():
        binding = Binding(out)
        for piece in sorted(folder.glob("*.html")):
            binding.add(lay(piece.read_text("utf-8"), style, binding.count + 1))
            gc.collect()
            sys.stdout.write(f"{binding.count}\n")
            sys.stdout.flush()
        binding.close()


def main(folder: str, megabytes: str, seconds: str) -> int:
    """Works within limits that also hold when nobody is left to watch."""
    resource.setrlimit(resource.RLIMIT_DATA, (int(megabytes) << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds),) * 2)
    try:
        work(Path(folder))
    except MemoryError:
        return TOO_LARGE
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
