"""Text that any file format can hold: see `core.printable`."""

from core.printable import printable

__all__ = ["printable"]
