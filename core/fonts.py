"""The fonts of the system, as fontconfig knows them."""

import ctypes
import ctypes.util
import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path


class _FontSet(ctypes.Structure):
    """The head of fontconfig's FcFontSet."""

    _fields_ = [("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.c_void_p)]


def fonts_found() -> bool:
    """Whether fontconfig knows any font; without one the engine does not fail, it crashes the process."""
    try:
        found = _listed()
    except OSError:
        return False
    return bool(found) and found.contents.count > 0


@cache
def has(sign: str) -> bool:
    """Whether any font of the system has the sign."""
    library = _library()
    return any(library.FcCharSetHasChar(signs, ord(sign)) for signs in _signs())


def digest() -> str:
    """Changes with any font of the system: its file's name or size."""
    return hashlib.sha256("\n".join(sorted(_fonts())).encode()).hexdigest()[:12]


@cache
def _library():
    library = ctypes.CDLL(ctypes.util.find_library("fontconfig") or "libfontconfig.so.1")
    library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    library.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.FcCharSetHasChar.argtypes = [ctypes.c_void_p, ctypes.c_uint32]
    for read in (library.FcPatternGetString, library.FcPatternGetCharSet):
        read.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]
    return library


def _listed():
    return _library().FcConfigGetFonts(None, 0)  # the current configuration, fonts of the system


def _patterns() -> list[int]:
    found = _listed().contents
    return ctypes.cast(found.fonts, ctypes.POINTER(ctypes.c_void_p))[: found.count]


@cache
def _signs() -> list[ctypes.c_void_p]:
    """The signs of each font."""
    told = [(pattern, ctypes.c_void_p()) for pattern in _patterns()]
    read = _library().FcPatternGetCharSet
    return [signs for pattern, signs in told if read(pattern, b"charset", 0, ctypes.byref(signs)) == 0]


def _fonts() -> Iterator[str]:
    for pattern in _patterns():
        file = ctypes.c_char_p()
        if _library().FcPatternGetString(pattern, b"file", 0, ctypes.byref(file)) == 0 and file.value:
            path = Path(os.fsdecode(file.value))
            yield f"{path.name} {path.stat().st_size if path.is_file() else 0}"
