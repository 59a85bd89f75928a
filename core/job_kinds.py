"""Kinds of long work, and the function that does each. No imports: rooms add theirs from `apps.py`."""

KINDS = {"backup": "core.backup.back_up_in_background", "errand": "core.errands.carry"}
