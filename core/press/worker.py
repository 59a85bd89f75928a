"""The press as a process of its own: `python -m core.press.worker FOLDER MEGABYTES SECONDS`.

Sets the folder's `*.html` in their order under its `style.css` and binds them into `bound.pdf`. After each piece it
prints how many pages there are so far. Pieces that say «page x of y» are counted first, with a 0 printed for each.
"""

import gc
import resource
import sys
from pathlib import Path

from core.memory import uncollected
from core.press.binding import Binding
from core.press.engine import count, lay
from core.press.limits import TOO_LARGE

PAGES = "counter(pages)"  # in a style: of the piece alone, as the engine knows no other
FOOTED = 'data-footer="'  # what has a running title


def work(folder: Path) -> None:
    """Sets and binds everything in the folder, one piece in memory at a time."""
    style, pieces = (folder / "style.css").read_text("utf-8"), sorted(folder.glob("*.html"))
    with (folder / "bound.pdf").open("wb") as out, uncollected():
        if _tells_total(pieces, style):
            style = style.replace(PAGES, f'"{_total(pieces, style)}"')
        binding = Binding(out)
        for piece in pieces:
            binding.add(lay(piece.read_text("utf-8"), style, binding.count + 1))
            _told(binding.count)
        binding.close()


def _tells_total(pieces: list[Path], style: str) -> bool:
    """Whether pages have to be counted beforehand: there are many pieces, and they say of how many pages each is."""
    return len(pieces) > 1 and PAGES in style and FOOTED in pieces[0].read_text("utf-8")


def _total(pieces: list[Path], style: str) -> int:
    pages = 0
    for piece in pieces:
        pages += count(piece.read_text("utf-8"), style)
        _told(0)
    return pages


def _told(pages: int) -> None:
    gc.collect()
    sys.stdout.write(f"{pages}\n")
    sys.stdout.flush()


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
