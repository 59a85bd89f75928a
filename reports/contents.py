"""The table of contents of a document: its headings that have an id, put where the page says. Pure.

The press leaves it out where the document has few pages. Sections are made reachable by keyboard: on a narrow screen
their tables scroll.
"""

import re

PLACE = "<!-- contents -->"
HEADING = re.compile(r'<h([2-4])(?: [^>]*)? id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
FEWEST = 2  # headings that are worth a list
TOP = "2"
SECTION = re.compile(r"<section(?![^>]* tabindex)")


def with_contents(markup: str) -> str:
    """The page with its contents; nothing where the page has no place for them or hardly a heading."""
    if PLACE not in markup:
        return markup
    found = HEADING.findall(markup)
    return markup.replace(PLACE, _listed(found) if len(found) >= FEWEST else "", 1)


def reachable(markup: str) -> str:
    """The page with sections that take the focus, so that what scrolls in them is reached without a mouse."""
    return SECTION.sub('<section tabindex="0"', markup)


def _listed(found: list[tuple[str, str, str]]) -> str:
    rows = "".join(_row(*one) for one in found)
    return f'<nav class="contents" aria-label="Зміст"><h2>Зміст</h2>\n<ol>{rows}</ol></nav>'


def _row(level: str, place: str, words: str) -> str:
    deeper = "" if level == TOP else ' class="deeper"'
    return f'<li{deeper}><a href="#{place}">{words}</a></li>'
