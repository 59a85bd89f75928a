"""The audit trail in words: who typed what, when and why. Nothing is computed from it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after, as people read it."""

    label: str
    before: str
    after: str

    def __str__(self):
        return f"{self.label}: {self.before or '–'} → {self.after or '–'}"


@dataclass(frozen=True)
class Entry:
    """One record of the trail."""

    who: str
    when: datetime
    why: str
    kind: str  # "+" made, "~" changed, "-" removed
    fields: tuple[FieldChange, ...]

    def __str__(self):
        when = timezone.localtime(self.when).strftime("%d.%m.%Y %H:%M")
        what = "; ".join([*map(str, self.fields), *([self.why] if self.why else [])])
        return f"{self.who}, {when}: {what}"


def save(instance, *, by, reason):
    """Saves a row with who and why in its history; every write of an action goes through here."""
    instance._history_user = by
    instance._change_reason = reason
    instance.save()
    return instance


def remove(instance, *, by, reason):
    """Removes a row, leaving who and why in its history."""
    instance._history_user = by
    instance._change_reason = reason
    instance.delete()


def trail(records) -> list[Entry]:
    """The records (newest first) in words, each against the one before it."""
    records = list(records)
    older = [*records[1:], None]
    return [entry(record, before) for record, before in zip(records, older, strict=True)]


def entry(record, before=None) -> Entry:
    """One record in words, against the one before it."""
    return Entry(
        who=str(record.history_user or "система"),
        when=record.history_date,
        why=record.history_change_reason or "",
        kind=record.history_type,
        fields=_field_changes(record, before) if before is not None else (),
    )


def _field_changes(record, before):
    skipped = {"version"}
    changed = []
    for field in record.tracked_fields:
        if field.name in skipped:
            continue
        old, new = getattr(before, field.attname), getattr(record, field.attname)
        if old != new:
            changed.append(FieldChange(str(field.verbose_name), words(field, old), words(field, new)))
    return tuple(changed)


def words(field, value) -> str:
    """A value of a field as people read it: names for keys, labels for choices, dates as 30.06.2026."""
    if value is None or value == "":
        return ""
    if field.remote_field:
        row = field.remote_field.model._default_manager.filter(pk=value).first()
        return str(row or value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "так" if value else "ні"
    return str(formats.localize(value))
