"""SQLite taught Cyrillic: its own LIKE, LOWER and UPPER know only Latin letters."""

import re
from functools import lru_cache

from django.db.backends.sqlite3.base import DatabaseWrapper


@lru_cache(maxsize=512)
def _pattern(like: str, escape: str) -> re.Pattern:
    parts, plain = [], False
    for sign in like:
        if plain or sign not in ("%", "_", escape):
            parts.append(re.escape(sign))
            plain = False
        elif sign == escape:
            plain = True
        else:
            parts.append(".*" if sign == "%" else ".")
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def _like(pattern, text, escape="\\"):
    if pattern is None or text is None:
        return None
    return _pattern(str(pattern), escape).fullmatch(str(text)) is not None


def _cased(method):
    return lambda text: method(text) if isinstance(text, str) else text


def teach_cyrillic(sender, connection, **kwargs):
    """Receiver of `connection_created`: gives a new SQLite connection case-blind Cyrillic."""
    if not isinstance(connection, DatabaseWrapper):
        return
    raw = connection.connection
    raw.create_function("like", 2, _like, deterministic=True)
    raw.create_function("like", 3, _like, deterministic=True)
    raw.create_function("lower", 1, _cased(str.lower), deterministic=True)
    raw.create_function("upper", 1, _cased(str.upper), deterministic=True)
