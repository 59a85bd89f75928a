"""Bars of counted tasks as pictures inside a document: SVG in a data address, since PDF/UA wants an `<img alt>`.

Each category has a pattern beside its colour, so that a black-and-white print loses nothing.
"""

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from core.templatetags.ui import CATEGORY_TONES
from plan.progress import Category, Tally, label

HEIGHT = 10
GAP = 1  # between two stretches
STEP = 3.5  # between two lines or dots of a pattern

# The light colours of static/css/tokens.css: a picture in a data address sees no stylesheet.
COLOURS = {
    "done": "#1a7f4b",
    "loop": "#0e7490",
    "run": "#0b5cad",
    "late": "#b42318",
    "owed": "#6b7280",
    "none": "#6b7280",
}


@dataclass(frozen=True)
class Picture:
    """An image for a document: its address and what it says to those who do not see it."""

    src: str
    alt: str


def bar(tally: Tally, most: int, width: int, name: str) -> Picture:
    """The stretches of a tally, one unit a task; `most` is the tally whose bar takes the whole width."""
    unit = width / max(most, 1)
    drawn, x = [], 0.0
    for kind in Category:
        if count := tally.of(kind):
            drawn.append(f'<g transform="translate({x:g} 0)">{_stretch(kind, max(count * unit - GAP, GAP))}</g>')
            x += count * unit
    return Picture(_address("".join(drawn), width), f"{name}: {counted(tally)}")


def swatch(kind: Category, alt: str = "") -> Picture:
    """The pattern of a category, for legends and headers."""
    return Picture(_address(_stretch(kind, HEIGHT), HEIGHT), alt or str(kind.label))


def counted(tally: Tally) -> str:
    """A tally in words: «виконано 4, прострочено 1; усього 5»."""
    parts = [f"{label(kind, tally)} {tally.of(kind)}" for kind in Category if tally.of(kind)]
    return f"{', '.join(parts) or 'завдань немає'}; усього {tally.total}"


def _address(drawn: str, width: float) -> str:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{HEIGHT}" '
        f'viewBox="0 0 {width:g} {HEIGHT}">{drawn}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _stretch(kind: Category, width: float) -> str:
    colour = COLOURS[CATEGORY_TONES[kind.value]]
    return PATTERNS[kind](width, colour)


def _solid(width: float, colour: str) -> str:
    return f'<rect width="{width:g}" height="{HEIGHT}" fill="{colour}"/>'


def _framed(width: float, colour: str, inner: str = "", tint: float = 0) -> str:
    fill = f'fill="{colour}" fill-opacity="{tint:g}"' if tint else 'fill="#fff"'
    ground = f'<rect width="{width:g}" height="{HEIGHT}" {fill}/>'
    frame = (
        f'<rect x=".4" y=".4" width="{max(width - 0.8, 0.2):g}" height="{HEIGHT - 0.8:g}" '
        f'fill="none" stroke="{colour}" stroke-width=".8"/>'
    )
    return f"{ground}{inner}{frame}"


def _dashed(width: float, colour: str) -> str:
    return _framed(width, colour).replace('stroke-width=".8"', 'stroke-width=".8" stroke-dasharray="2 1.4"')


def _slanted(width: float, colour: str) -> str:
    return _framed(width, colour, _path(_slants(width), colour), 0.18)


def _dotted(width: float, colour: str) -> str:
    dots = [
        f'<circle cx="{x:g}" cy="{y:g}" r=".8" fill="{colour}"/>'
        for x in _steps(2, width - 1, STEP)
        for y in (2.5, HEIGHT - 2.5)
    ]
    return _framed(width, colour, "".join(dots), 0.1)


def _triangles(width: float, colour: str) -> str:
    signs = "".join(f"M{x:g} 7.5l2.5-5 2.5 5z" for x in _steps((min(width, HEIGHT) - 5) / 2, width - 5, HEIGHT))
    return f'{_solid(width, colour)}<path d="{signs}" fill="#fff"/>'


def _crossed(width: float, colour: str) -> str:
    back = [(width - x1, y1, width - x2, y2) for x1, y1, x2, y2 in _slants(width)]
    return _framed(width, colour, _path([*_slants(width), *back], colour))


def _slants(width: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines at 45 degrees over a rectangle, each cut at its edges."""
    for k in _steps(STEP, width + HEIGHT - 1, STEP):
        yield min(k, width), k - min(k, width), max(k - HEIGHT, 0), min(k, HEIGHT)


def _path(lines, colour: str) -> str:
    strokes = "".join(f"M{x1:.2f} {y1:.2f}L{x2:.2f} {y2:.2f}" for x1, y1, x2, y2 in lines)
    return f'<path d="{strokes}" stroke="{colour}" stroke-width=".9" fill="none"/>'


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    while first <= last:
        yield first
        first += step


PATTERNS: dict[Category, Callable[[float, str], str]] = {
    Category.DONE: _solid,
    Category.CONTINUOUS: _slanted,
    Category.UNCONFIRMED: _dashed,
    Category.IN_PROGRESS: _dotted,
    Category.OVERDUE: _triangles,
    Category.NOT_STARTED: _framed,
    Category.STOPPED: _crossed,
}
