"""Text that any file format can hold. Pure."""

import re

# What XML 1.0 has no place for; line breaks and tabs stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters, which a spreadsheet or a Word file would refuse to open with."""
    return _UNPRINTABLE.sub("", text)
