"""A PDF file written as it comes: nothing of it stays in memory but where each object lies.

Each stream ends in a byte that is no end of line: `endstream` stands on a line of its own, and a checker that looks
for the end of the line before it would take such a byte for a part of it.
"""

import hashlib
import re
import zlib
from base64 import a85encode
from typing import BinaryIO

TOGETHER = 500  # objects in one compressed stream
LENGTH = re.compile(rb"/Length \d+")
FREE, PLAIN, WITHIN = range(3)  # kinds of places


class Paper:
    """The file while it is written; numbers are given out by `number`."""

    def __init__(self, out: BinaryIO):
        self.out = out
        self.at = 0
        self.hash = hashlib.md5(usedforsecurity=False)
        self.places: dict[int, tuple[int, int, int]] = {}
        self.waiting: list[tuple[int, bytes]] = []
        self.next = 1
        self._write(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")

    def number(self, many: int = 1) -> int:
        """The first of so many numbers of objects, none given out before."""
        first, self.next = self.next, self.next + many
        return first

    def add(self, number: int, data: bytes) -> None:
        """Writes an object that is no stream."""
        self.waiting.append((number, data))
        if len(self.waiting) >= TOGETHER:
            self._together()

    def add_stream(self, number: int, head: bytes, content: bytes, *, squeeze: bool = True) -> None:
        """Writes a stream under its dictionary, whose length is put right; squeezed unless it is already."""
        if squeeze:
            packed, filters = squeezed(content)
            if len(packed) < len(content) or content.endswith((b"\r", b"\n")):
                content, head = packed, head[:-2] + b"/Filter " + filters + b">>"
        head = LENGTH.sub(b"", head, count=1)[:-2] + b"/Length %d>>" % len(content)
        self.places[number] = PLAIN, self.at, 0
        self._write(b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, head, content))

    def close(self, catalog: int, info: int) -> None:
        """Writes where everything lies."""
        self._together()
        own = self.number()
        self.places[own] = PLAIN, self.at, 0
        rows = (self.places.get(number, (FREE, 0, 65535 if number == 0 else 0)) for number in range(self.next))
        table = b"".join(bytes([kind]) + a.to_bytes(5, "big") + b.to_bytes(2, "big") for kind, a, b in rows)
        name = self.hash.hexdigest().encode()
        head = b"<</Type /XRef/Size %d/W [1 5 2]/Root %d 0 R/Info %d 0 R/ID [<%b> <%b>]>>"
        begins = self.at
        self.add_stream(own, head % (self.next, catalog, info, name, name), table)
        self._write(b"startxref\n%d\n%%%%EOF\n" % begins)

    def _together(self) -> None:
        """Writes the objects that wait, squeezed in one stream."""
        if not self.waiting:
            return
        own, position, index = self.number(), 0, []
        for place, (number, data) in enumerate(self.waiting):
            self.places[number] = WITHIN, own, place
            index += [b"%d" % number, b"%d" % position]
            position += len(data) + 1
        listed = b" ".join(index) + b"\n"
        head = b"<</Type /ObjStm/N %d/First %d>>" % (len(self.waiting), len(listed))
        self.add_stream(own, head, listed + b"\n".join(data for _number, data in self.waiting))
        self.waiting = []

    def _write(self, data: bytes) -> None:
        self.out.write(data)
        self.hash.update(data)
        self.at += len(data)


def squeezed(content: bytes) -> tuple[bytes, bytes]:
    """The content in fewer bytes, with the names of the filters that give it back."""
    packed = zlib.compress(content, 6)
    if packed.endswith((b"\r", b"\n")):
        return a85encode(packed) + b"~>", b"[/ASCII85Decode /FlateDecode]"
    return packed, b"/FlateDecode"
