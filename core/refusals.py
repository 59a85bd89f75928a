"""How an action says no: in sentences for the person who asked, and nothing is written."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from core import history


class Refused(Exception):
    """An action that cannot be done; `reasons` are Ukrainian sentences that say what is wrong and what to do."""

    def __init__(self, *reasons: str):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class Conflict(Refused):
    """Somebody changed the row meanwhile; `changes` say in words what."""

    def __init__(self, changes: Sequence[str]):
        super().__init__(_("Поки ви працювали, запис змінено. Перегляньте зміни й збережіть ще раз."), *changes)
        self.changes = tuple(changes)


def check_version(instance, version):
    """Refuses what was typed over a row changed meanwhile; `version` is what the form was opened with."""
    if version is not None and history.version_of(instance) != version:
        raise Conflict(history.changes_since(instance, version))


def checked(instance):
    """The instance after its own validation; what is wrong is refused in its words."""
    try:
        instance.full_clean()
    except ValidationError as error:
        raise Refused(*_sentences(instance, error)) from error
    return instance


def _sentences(instance, error):
    """What is wrong, each with the name of its field where it has one."""
    labels = {field.name: capfirst(str(field.verbose_name)) for field in instance._meta.fields}
    for name, messages in error.message_dict.items():
        for message in messages:
            yield f"{labels[name]}: {message}" if name in labels else message
