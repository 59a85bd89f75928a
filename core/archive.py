"""One archive file with a manifest: every member with its SHA-256, checked before anybody trusts it."""

import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.refusals import Refused

MANIFEST = "manifest.json"
FORMAT = 1
Take = Callable[[str, IO[bytes]], None]


class Hashed:
    """A file that counts and hashes what is read from it."""

    def __init__(self, file: IO[bytes]):
        self.file, self.size, self.sha256 = file, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.size += len(block)
        self.sha256.update(block)
        return block

    def seen(self) -> dict:
        """What the manifest says of the file."""
        return {"size": self.size, "sha256": self.sha256.hexdigest()}


@contextmanager
def new_file(path: Path) -> Iterator[IO[bytes]]:
    """A file for its owner's eyes only, under its name when it is whole and not before."""
    partial = path.with_name(f".{path.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with open(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def write(file: IO[bytes], members: dict[str, Path], about: dict) -> None:
    """Packs the members and, last, the manifest; a file that was removed meanwhile is left out."""
    seen: dict[str, dict] = {}
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=4) as tar:
        for name, path in members.items():
            if path.is_file():
                seen[name] = _add(tar, name, path)
        manifest = json.dumps({"format": FORMAT, **about, "members": seen}, ensure_ascii=False, indent=1).encode()
        entry = tarfile.TarInfo(MANIFEST)
        entry.size = len(manifest)
        tar.addfile(entry, io.BytesIO(manifest))


def _add(tar: tarfile.TarFile, name: str, path: Path) -> dict:
    with path.open("rb") as source:
        entry = tar.gettarinfo(str(path), arcname=name, fileobj=source)
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        hashed = Hashed(source)
        tar.addfile(entry, hashed)
    return hashed.seen()


def check(file: IO[bytes]) -> dict:
    """The manifest of an archive whose every member is as it was written; else refused."""
    return read(file, _only_read)


def read(file: IO[bytes], take: Take) -> dict:
    """Hands each member to `take` and answers with the manifest, once all of it has proved right."""
    seen: dict[str, dict] = {}
    manifest: dict = {}
    try:
        with tarfile.open(fileobj=file, mode="r|gz") as tar:
            for entry in tar:
                source = tar.extractfile(entry)
                if source is None or entry.name in seen:
                    raise tarfile.ReadError(entry.name)
                if entry.name == MANIFEST:
                    manifest = json.loads(source.read())
                else:
                    seen[entry.name] = _taken(entry.name, source, take)
    except (tarfile.TarError, zlib.error, EOFError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise  # the disk's trouble, not the archive's
        raise Refused("Архів пошкоджено або це не резервна копія Хартії: його не вдалося прочитати.") from error
    _compare(manifest, seen)
    return manifest


def _taken(name: str, source: IO[bytes], take: Take) -> dict:
    hashed = Hashed(source)
    take(name, hashed)  # type: ignore[arg-type]
    while hashed.read(1 << 20):
        pass
    return hashed.seen()


def _only_read(name: str, source: IO[bytes]) -> None:
    """For a check that keeps nothing."""


def _compare(manifest: dict, seen: dict) -> None:
    if not manifest:
        raise Refused("Архів пошкоджено: у ньому немає опису вмісту.")
    if manifest.get("format") != FORMAT:
        raise Refused("Цю резервну копію зробила новіша версія Хартії. Оновіть програму й повторіть.")
    wrong = [name for name in {*manifest["members"], *seen} if manifest["members"].get(name) != seen.get(name)]
    if wrong:
        raise Refused(f"Архів пошкоджено: контрольна сума не збігається для «{min(wrong)}».")
