"""Pieces of one document bound into one file: pages, structure, bookmarks and places of links go on.

A link leads only to a place in its own piece, so a table of contents with page numbers belongs to a document of one
piece; bookmarks go through all of them.
"""

import hashlib
import re
from typing import Any, BinaryIO

import pydyf

from core.press import archive, tagging
from core.press.engine import Sheets
from core.press.paper import Paper

# A text is passed over whole, so that «12 0 R» said in it stays as it is.
REFERENCE = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]+>|(\d+) 0 R", re.DOTALL)
PAGES, CATALOG = 1, 2  # their numbers in what WeasyPrint makes
KEPT = "Lang", "ViewerPreferences", "MarkInfo"


class Binding:
    """One file from its pieces."""

    def __init__(self, out: BinaryIO):
        self.paper = Paper(out)
        self.pages, self.catalog = self.paper.number(), self.paper.number()
        self.root, self.document, self.tree, self.outlines = (self.paper.number() for _each in range(4))
        self.kids: list[bytes] = []
        self.parts: list[bytes] = []
        self.marks: list[bytes] = []
        self.keys = 0
        self.bookmarks: list[tuple[int, pydyf.Dictionary, bytes]] = []
        self.places: dict[bytes, bytes] = {}
        self.same: dict[bytes, int] = {}
        self.first: Sheets | None = None
        self.said: dict[str, bytes] = {}

    def add(self, sheets: Sheets) -> None:
        """The next piece."""
        pdf, _metadata = sheets
        tagging.mend(pdf)
        archive.print_links(pdf.objects)
        piece = _Piece(self, pdf)
        self.first = self.first or sheets
        piece.streams()
        piece.objects()
        piece.whole()

    @property
    def count(self) -> int:
        """Pages so far."""
        return len(self.kids)

    def close(self) -> None:
        """What the whole file has once."""
        if self.first is None:
            raise ValueError("nothing to bind")
        pdf, metadata = self.first
        paper = self.paper
        paper.add(self.pages, b"<</Type /Pages/Count %d/Kids [%b]>>" % (self.count, b" ".join(self.kids)))
        self._structure()
        about, colours, info = (paper.number() for _each in range(3))
        paper.add_stream(about, b"<</Type /Metadata/Subtype /XML>>", archive.packet(metadata), squeeze=False)
        paper.add_stream(colours, b"<</N 3>>", archive.colours())
        paper.add(info, pdf.info.data)
        said = {**self.said, "Metadata": b"%d 0 R" % about, "OutputIntents": archive.intent(colours)}
        said |= {**self._bookmarked(), **self._named()}
        entries = b"".join(b"/%b %b" % (key.encode(), value) for key, value in said.items())
        head = b"<</Type /Catalog/Pages %d 0 R/StructTreeRoot %d 0 R%b>>"
        paper.add(self.catalog, head % (self.pages, self.root, entries))
        paper.close(self.catalog, info)

    def _structure(self) -> None:
        head = b"<</Type /StructTreeRoot/K [%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        self.paper.add(self.root, head % (self.document, self.tree, self.keys))
        head = b"<</Type /StructElem/S /Document/P %d 0 R/K [%b]>>"
        self.paper.add(self.document, head % (self.root, b" ".join(self.parts)))
        self.paper.add(self.tree, b"<</Nums [%b]>>" % b" ".join(self.marks))

    def _bookmarked(self) -> dict[str, bytes]:
        """The bookmarks of all pieces in one row."""
        numbers = [number for number, _mark, _data in self.bookmarks]
        if not numbers:
            return {}
        for place, (number, _mark, data) in enumerate(self.bookmarks):
            chain = b"/Parent %d 0 R" % self.outlines
            chain += b"/Prev %d 0 R" % numbers[place - 1] if place else b""
            chain += b"/Next %d 0 R" % numbers[place + 1] if place + 1 < len(numbers) else b""
            self.paper.add(number, data[:-2] + chain + b">>")
        shown = len(numbers) + sum(max(mark["Count"], 0) for _number, mark, _data in self.bookmarks)
        self.paper.add(self.outlines, b"<</Count %d/First %d 0 R/Last %d 0 R>>" % (shown, numbers[0], numbers[-1]))
        return {"Outlines": b"%d 0 R" % self.outlines}

    def _named(self) -> dict[str, bytes]:
        """The places that links lead to, by name."""
        named = b" ".join(name + b" " + place for name, place in sorted(self.places.items()))
        return {"Names": b"<</Dests <</Names [%b]>>>>" % named} if named else {}


class _Piece:
    """A piece on its way into the file: its objects get numbers that follow those before."""

    def __init__(self, book: Binding, pdf: pydyf.PDF):
        self.book, self.pdf = book, pdf
        root = tagging.found(pdf.objects, pdf.catalog["StructTreeRoot"])
        self.document = tagging.found(pdf.objects, root["K"][0])
        self.tree = tagging.found(pdf.objects, root["ParentTree"])
        self.shift = book.paper.number(len(pdf.objects)) - 1
        self.alias = {PAGES: book.pages, CATALOG: book.catalog, self.document.number: book.document}
        self.apart = {0, PAGES, CATALOG, root.number, self.tree.number, self.document.number}

    def streams(self) -> None:
        """First, so that what two pieces share (the profile of colours) is known before it is referred to."""
        for each in self.pdf.objects:
            if isinstance(each, pydyf.Stream):
                head, content = _opened(each)
                head = self.moved(head)
                digest = hashlib.sha256(head + b"\n" + content).digest()
                number = self.book.same.setdefault(digest, each.number + self.shift)
                self.alias[each.number] = number
                if number == each.number + self.shift:
                    self.book.paper.add_stream(number, head, content, squeeze=each.squeezable)
                self.apart.add(each.number)

    def objects(self) -> None:
        """Everything that stands by itself."""
        self._outlines()
        for each in self.pdf.objects:
            if each is None or each.number in self.apart:
                continue
            for key in {"StructParents", "StructParent"} & set(each) if isinstance(each, dict) else ():
                each[key] += self.book.keys
            self.book.paper.add(each.number + self.shift, self.moved(each.data))

    def whole(self) -> None:
        """What goes into the lists of the whole."""
        book, kids = self.book, self.pdf.pages["Kids"][::3]
        book.kids += [b"%d 0 R" % (kid + self.shift) for kid in kids]
        book.parts += [self.moved(kid) for kid in self.document["K"]]
        numbers = self.tree["Nums"]
        for key, marks in zip(numbers[::2], numbers[1::2], strict=True):
            book.marks.append(b"%d %b" % (key + book.keys, self.moved(getattr(marks, "data", marks))))
        book.keys += len(numbers) // 2
        places = self.pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
        for name, place in zip(places[::2], places[1::2], strict=True):
            book.places.setdefault(name.data, self.moved(place.data))
        if not book.said:
            said = {key: self.pdf.catalog[key] for key in KEPT if key in self.pdf.catalog}
            book.said = {key: self.moved(value.data) for key, value in said.items()}

    def _outlines(self) -> None:
        """Bookmarks of the first level wait for their neighbours in the next piece."""
        reference = self.pdf.catalog.get("Outlines")
        if reference is None:
            return
        top = tagging.found(self.pdf.objects, reference)
        self.apart.add(top.number)
        following = top["First"]
        while following:
            mark = tagging.found(self.pdf.objects, following)
            self.apart.add(mark.number)
            following = mark.pop("Next", None)
            for key in ("Prev", "Parent"):
                mark.pop(key, None)
            self.book.bookmarks.append((mark.number + self.shift, mark, self.moved(mark.data)))

    def moved(self, data: bytes) -> bytes:
        """The same with its references to where things are in the file."""
        return REFERENCE.sub(self._moved, data)

    def _moved(self, match: re.Match[bytes]) -> bytes:
        if match[1] is None:
            return match[0]
        number = int(match[1])
        return b"%d 0 R" % self.alias.get(number, number + self.shift)


def _opened(stream: Any) -> tuple[bytes, bytes]:
    """The dictionary of a stream and its content, not squeezed."""
    stream.squeezable, stream.compress = bool(stream.compress), False
    head, _mark, content = stream.data.partition(b"\nstream\n")
    return head, content.removesuffix(b"\nendstream")
