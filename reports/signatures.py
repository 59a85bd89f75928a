"""Whether a file is a qualified signature as Ukrainian providers make it: CAdES beside, or ASiC around. Pure.

Only that it is one: whose it is and whether it is valid, the state's own verification service (czo.gov.ua) tells.
"""

import io
import re
import zipfile
from collections.abc import Callable

from django.utils.translation import gettext as _

from core.refusals import Refused

LARGEST = 25 * 1024 * 1024  # bytes; a container holds the document too
SIGNATURE = re.compile(r"META-INF/[^/]*signature[^/]*\.(p7s|xml)", re.IGNORECASE)
SEQUENCE = b"\x30"  # how everything in CMS begins
TEXT = (b"-----BEGIN", b"MII")  # the same written in letters


def check(name: str, content: bytes) -> None:
    """Refuses in a sentence what is no signature."""
    if not content:
        raise Refused(_("Файл «%s» порожній.") % name)
    ending = name.rpartition(".")[2].casefold()
    if "." not in name or ending not in _IS:
        raise Refused(_("Файл підпису закінчується на %s. Оберіть його.") % ", ".join(f".{end}" for end in _IS))
    check_size(name, len(content))
    if not _IS[ending](content):
        raise Refused(_("Файл «%s» за вмістом не є підписом. Оберіть той, який дала програма підписання.") % name)


def check_size(name: str, size: int) -> None:
    """A file too large is refused before it is read."""
    if size > LARGEST:
        raise Refused(_("Файл «%(name)s» завеликий: понад %(most)s МБ.") % {"name": name, "most": LARGEST >> 20})


def _beside(content: bytes) -> bool:
    return content.startswith((SEQUENCE, *TEXT))


def _around(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as container:
            return any(SIGNATURE.fullmatch(name) for name in container.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


_IS: dict[str, Callable[[bytes], bool]] = {"p7s": _beside, "asice": _around, "asics": _around, "p7m": _beside}
