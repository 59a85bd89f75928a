"""Where the content of an address is held while it is looked at: counted, hashed, on disk when large, then gone."""

import hashlib
import tempfile
from typing import IO

IN_MEMORY = 1 << 20  # bytes; more of them go to a temporary file
BEGINNING = 1 << 20  # bytes of a content too large to be read that are hashed on their own


class Vessel:
    """A file the client pours into (`core.outbound`, `into=`); it may be emptied and filled anew."""

    def __init__(self) -> None:
        self.kept: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - `close` is ours
        self.digest, self.first, self.size = hashlib.sha256(), hashlib.sha256(), 0

    def seek(self, place: int) -> int:
        """Only to the beginning, as the client does before it pours."""
        return self.kept.seek(place)

    def truncate(self) -> int:
        """Empties it."""
        self.digest, self.first, self.size = hashlib.sha256(), hashlib.sha256(), 0
        return self.kept.truncate()

    def write(self, piece: bytes) -> int:
        """Takes a piece in."""
        self.digest.update(piece)
        self.first.update(piece[: max(BEGINNING - self.size, 0)])
        self.size += len(piece)
        return self.kept.write(piece)

    def content(self) -> bytes:
        """All that was poured."""
        self.kept.seek(0)
        return self.kept.read()

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()

    @property
    def beginning(self) -> str:
        """The hash of the first megabyte; empty where less than that came."""
        return self.first.hexdigest() if self.size >= BEGINNING else ""

    def close(self) -> None:
        """Throws the content away."""
        self.kept.close()
