"""Two editors of one passport: the row is locked, the version compared; what is derived follows on every save."""

from core import history
from core.refusals import Conflict, checked
from registry import completeness
from registry.models import Dataset, Label


def lock_dataset(dataset, version=None) -> Dataset:
    """The passport's row, locked until the transaction ends; `version` is what the form was opened with."""
    locked = Dataset.objects.select_for_update(of=("self",)).select_related("legal_item", "holder").get(pk=dataset.pk)
    if version is not None and version != locked.version:
        raise Conflict(changes_since(locked, version))
    return locked


def changes_since(dataset, version) -> list[str]:
    """What changed in a passport after a version of it, newest first, in words."""
    return history.changes_since(dataset, version) or ["Паспорт змінено."]


def bump(dataset, *, by, reason) -> Dataset:
    """Saves the passport as its next version, with what happened in its history."""
    dataset.version += 1
    return save(dataset, by=by, reason=reason)


def save(dataset, *, by, reason) -> Dataset:
    """Saves the passport with its gaps and labels."""
    contact = dataset.contacts.first() if dataset.pk else None
    dataset.gaps = gaps_of(dataset, contact)
    history.save(checked(dataset), by=by, reason=reason)
    set_labels(dataset)
    return dataset


def gaps_of(dataset, contact) -> list[str]:
    """What the passport lacks; `contact` is its first responsible person or None."""
    told = {element.code: getattr(dataset, element.code, None) for element in completeness.ELEMENTS}
    told |= {"contact": contact and contact.name, "contact_email": contact and contact.email}
    return completeness.gaps(told, dataset.state)


def labels_of(dataset) -> set[tuple[str, str]]:
    """The keywords, themes and formats of a passport as rows to count and filter by."""
    return {
        *((Label.Kind.KEYWORD.value, word[:100]) for word in dataset.keywords),
        *((Label.Kind.THEME.value, theme) for theme in dataset.themes),
        *((Label.Kind.FORMAT.value, name[:100]) for name in dataset.formats),
    }


def set_labels(dataset):
    """Brings the label rows to what the passport says."""
    wanted = labels_of(dataset)
    there = {(label.kind, label.value): label.pk for label in dataset.labels.all()}
    Label.objects.filter(pk__in=[pk for pair, pk in there.items() if pair not in wanted]).delete()
    Label.objects.bulk_create(
        Label(dataset=dataset, kind=kind, value=value) for kind, value in sorted(wanted - there.keys())
    )
