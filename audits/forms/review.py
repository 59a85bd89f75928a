"""What the reviewer typed on a line's page: what is done with which items, and a verdict beside each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audits.actions.reviewing import Verdict
from audits.results import Severity

ACCEPT, RETURN = "accept", "return"
FIELDS = ("grade", "comment", "severity", "reason")


@dataclass(frozen=True)
class Decision:
    """A decision on one item or on the chosen ones; everything else typed is kept for showing again."""

    verb: str = ""
    keys: tuple[int, ...] = ()
    chosen: frozenset[int] = frozenset()
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)
    versions: Mapping[int, int] = field(default_factory=dict)
    note: str = ""

    def note_for(self, key: int) -> str:
        """What to mend: what was typed beside the item, else the common note."""
        verdict = self.verdicts.get(key, Verdict())
        return verdict.comment or self.note


def read_decision(data) -> Decision:
    """The decision behind the button that was pressed: «accept», «accept:12», «return», «return:12»."""
    verb, _sign, key = data.get("do", "").partition(":")
    chosen = tuple(key for key in map(_number, data.getlist("chosen")) if key)
    one = _number(key)
    return Decision(
        verb if verb in (ACCEPT, RETURN) else "",
        (one,) if one else chosen,
        frozenset(chosen),
        {pk: _verdict(data, pk) for pk in _keys(data)},
        {pk: version for pk in _keys(data) if (version := _number(data.get(f"version-{pk}", "")))},
        _clean(data.get("note", "")),
    )


def _verdict(data, pk) -> Verdict:
    typed = {name: _clean(data.get(f"{name}-{pk}", "")) for name in FIELDS}
    return Verdict(**{**typed, "severity": typed["severity"] if typed["severity"] in Severity.values else ""})


def _keys(data) -> set[int]:
    return {key for name in data if name.startswith("version-") and (key := _number(name.removeprefix("version-")))}


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _clean(text: str) -> str:
    return text.replace("\x00", "").replace("\r\n", "\n").strip()
