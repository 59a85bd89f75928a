"""The body of an answer, opened and counted as it comes: never more in memory than was agreed."""

import zlib
from collections.abc import Iterator

from core.outbound_errors import Broken, TooLarge

PIECE = 64 * 1024  # bytes at most that come out of one step of unpacking
PLAIN = {"", "identity"}
PACKED = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # 47: zlib finds out by itself which of the two it is


class Opener:
    """Unpacks gzip and deflate piece by piece, so that a small answer cannot fill the memory."""

    def __init__(self, encoding: str, url: object):
        self.url = url
        encoding = encoding.strip().lower()
        if encoding not in PLAIN and encoding not in PACKED:
            raise Broken(url, why=f"вміст запаковано невідомим способом «{encoding[:20]}»")
        self.packed = zlib.decompressobj(PACKED[encoding]) if encoding in PACKED else None
        self.begun = False

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """What a chunk from the network holds."""
        if self.packed is None:
            yield chunk
            return
        self.begun = self.begun or bool(chunk)
        piece = b""
        while (chunk or len(piece) == PIECE) and not self.packed.eof:
            piece = self._next(self.packed, chunk)
            chunk = self.packed.unconsumed_tail
            yield piece

    def _next(self, packed: "zlib._Decompress", chunk: bytes) -> bytes:
        try:
            return packed.decompress(chunk, PIECE)
        except zlib.error as error:
            raise Broken(self.url, why="запакований вміст пошкоджено") from error

    @property
    def over(self) -> bool:
        """Whether a packed body has come to its end: what follows it is nothing of ours."""
        return self.packed is not None and self.packed.eof

    def end(self) -> None:
        """Says so when a packed body broke off in the middle."""
        if self.begun and not self.over:
            raise Broken(self.url, why="відповідь обірвалася на середині")


class Counter:
    """Lets so many bytes through: past `prefix` it stops, past `most` it refuses."""

    def __init__(self, *, most: int, prefix: int | None, url: object):
        self.most, self.prefix, self.url, self.size = most, prefix, url, 0

    def take(self, piece: bytes) -> bytes:
        """The part of a piece that is wanted."""
        wanted = piece if self.prefix is None else piece[: self.prefix - self.size]
        self.size += len(wanted)
        if self.size > self.most:
            raise TooLarge(self.url, megabytes=f"{self.most / 1_000_000:g}".replace(".", ","))
        return wanted

    @property
    def full(self) -> bool:
        """Whether the part that was asked for is there."""
        return self.prefix is not None and self.size >= self.prefix
