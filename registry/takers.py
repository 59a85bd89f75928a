"""What other rooms take in from citizens: one list, to which each room adds its own. No imports.

From a room's `apps.py`, in `ready`: `TAKERS["reply"] = "audits.actions.replies.take"`. The key is one of
`Unconfirmed.What`; the function gets `told` and `email` and answers with the row (None: nothing is taken any more)
and whether it is new. It keeps no address.
"""

TAKERS: dict[str, str] = {}
