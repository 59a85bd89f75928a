"""The audit trail in words: who typed what, when and why. Nothing is computed from it."""

from dataclasses import dataclass
from datetime import datetime
from functools import wraps

from django.conf import settings
from django.utils import formats, timezone, translation

from core import clock


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


def in_ukrainian(told):
    """A sentence for the history is Ukrainian, whatever language the person who acts has chosen."""

    @wraps(told)
    def telling(*args, **kwargs):
        with translation.override(settings.LANGUAGE_CODE):
            return told(*args, **kwargs)

    return telling


def save(instance, *, by, reason):
    """Saves a row with who and why in its history; every write of an action goes through here."""
    instance._history_user = by
    instance._change_reason = reason
    instance._history_date = clock.now()
    instance.save()
    del instance._history_date  # a later save without us has its own moment
    return instance


def remove(instance, *, by, reason):
    """Removes a row, leaving who and why in its history."""
    instance._history_user = by
    instance._change_reason = reason
    instance._history_date = clock.now()
    instance.delete()


def trail(records) -> list[Entry]:
    """The records (newest first) in words, each against the one before it; names cost a query a model."""
    records = list(records)
    older = [*records[1:], None][: len(records)]
    pairs = [
        (record, [] if before is None else _differences(record, before))
        for record, before in zip(records, older, strict=True)
    ]
    names = _names(difference for _, differences in pairs for difference in differences)
    return [entry(record, differences, names) for record, differences in pairs]


def entry(record, differences=(), names=None) -> Entry:
    """One record in words; `differences` are its fields before and after."""
    return Entry(
        who=str(record.history_user or "система"),
        when=record.history_date,
        why=record.history_change_reason or "",
        kind=record.history_type,
        fields=tuple(
            FieldChange(str(field.verbose_name), words(field, old, names), words(field, new, names))
            for field, old, new in differences
        ),
    )


def version_of(instance):
    """What a form carries to tell two editors apart: the row's own version, or its latest record."""
    if hasattr(instance, "version"):
        return instance.version
    latest = instance.history.order_by("-history_id").values_list("history_id", flat=True)
    return latest.first()


def changes_since(instance, version) -> list[str]:
    """What changed in a row after a version of it (`version_of`), newest first, in words."""
    key = "version" if hasattr(instance, "version") else "history_id"
    records = list(instance.history.filter(**{f"{key}__gte": version}).select_related("history_user"))
    return [str(entry) for entry in trail(records)[:-1]]


def record_at(instance, version):
    """The row as it stood when a form was opened with a version, or None."""
    key = "version" if hasattr(instance, "version") else "history_id"
    return instance.history.filter(**{key: version}).first()


def _differences(record, before):
    skipped = {"version"}
    both = ((f, getattr(before, f.attname), getattr(record, f.attname)) for f in record.tracked_fields)
    return [(field, old, new) for field, old, new in both if old != new and field.name not in skipped]


def _names(differences):
    """The names of all rows that keys point to: {model: {key: name}}."""
    keys = {}
    for field, old, new in differences:
        if field.remote_field:
            keys.setdefault(field.remote_field.model, set()).update({old, new} - {None})
    return {
        model: {pk: str(row) for pk, row in model._default_manager.in_bulk(wanted).items()}
        for model, wanted in keys.items()
    }


def words(field, value, names=None) -> str:
    """A value of a field as people read it: names for keys, labels for choices, dates as 30.06.2026."""
    if value is None or value == "":
        return ""
    if field.remote_field:
        return str((names or {}).get(field.remote_field.model, {}).get(value, value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "так" if value else "ні"
    return str(formats.localize(value))
