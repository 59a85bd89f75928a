"""Kinds of errands, and the function that does each. No imports: rooms add theirs from `apps.py`."""

KINDS: dict[str, str] = {}
