"""List numbers that Word prints but does not write into the text: «1.» before a task set as a numbered list."""

import re
from collections import defaultdict
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # ships no types

from plan.reading import numbers
from plan.reading.archive import Parts


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: Element | None, name: str) -> str:
    found = {} if element is None else {key.rpartition("}")[2]: text for key, text in element.attrib.items()}
    return found.get(name, "")


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in (() if element is None else element) if _name(child) == name), None)


class Numbering:
    """Counts the paragraphs of each list of a document, in the order of reading."""

    def __init__(self, parts: Parts) -> None:
        self.levels: dict[tuple[str, str], Element] = {}
        self.counts: dict[tuple[str, int], int] = defaultdict(int)
        self.lists: dict[str, str] = {}
        self.styles: dict[str, tuple[str, str]] = {}
        if "word/numbering.xml" in parts:
            self._learn(fromstring(parts["word/numbering.xml"]))
        if "word/styles.xml" in parts:
            self._learn_styles(fromstring(parts["word/styles.xml"]))

    def _learn(self, root: Element) -> None:
        for element in root:
            if _name(element) == "abstractNum":
                for level in (child for child in element if _name(child) == "lvl"):
                    self.levels[_attribute(element, "abstractNumId"), _attribute(level, "ilvl")] = level
            elif _name(element) == "num":
                abstract = _attribute(_child(element, "abstractNumId"), "val")
                self.lists[_attribute(element, "numId")] = abstract

    def _learn_styles(self, root: Element) -> None:
        """Paragraph styles that number, such as «Нумерований список»."""
        for style in root:
            listed = _child(_child(style, "pPr"), "numPr")
            if listed is not None:
                number, level = _attribute(_child(listed, "numId"), "val"), _attribute(_child(listed, "ilvl"), "val")
                self.styles[_attribute(style, "styleId")] = number, level

    def label(self, listed: str | None, level: str | None, style: str | None) -> str:
        """The number printed before the next paragraph of this list, with a space; nothing for bullets."""
        if listed is None:
            listed, level = self.styles.get(style or "", (None, None))
        level = level or "0"
        element = self.levels.get((self.lists.get(listed or "", ""), level))
        if listed is None or element is None or not level.isdecimal() or len(level) > 1:
            return ""
        self._count(listed, int(level), element)
        text = _attribute(_child(element, "lvlText"), "val")
        if "%" not in text:
            return ""
        return re.sub(r"%([1-9])", lambda found: self._printed(listed, int(found[1]) - 1), text) + " "

    def _count(self, listed: str, level: int, element: Element) -> None:
        start = _attribute(_child(element, "start"), "val")
        first = int(start) if start.isdecimal() and len(start) < 5 else 1
        self.counts[listed, level] = max(self.counts[listed, level] + 1, first)
        for deeper in range(level + 1, 10):
            self.counts.pop((listed, deeper), None)

    def _printed(self, listed: str, level: int) -> str:
        number = max(self.counts[listed, level], 1)
        kind = _attribute(_child(self.levels.get((self.lists[listed], str(level))), "numFmt"), "val")
        return numbers.roman(number) if kind == "upperRoman" and number < 90 else str(number)
