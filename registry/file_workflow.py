"""States of a version of a file and the moves between them: the unit sends, the coordinator publishes. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    """How far a version has come, through an action only."""

    CHECKED = "checked", _("перевірено")
    SUBMITTED = "submitted", _("подано координаторові")
    RETURNED = "returned", _("повернуто")
    PUBLISHED = "published", _("оприлюднено")


TRANSITIONS: dict[FileState, frozenset[FileState]] = {
    FileState.CHECKED: frozenset({FileState.SUBMITTED}),
    FileState.SUBMITTED: frozenset({FileState.RETURNED, FileState.PUBLISHED}),
    FileState.RETURNED: frozenset({FileState.SUBMITTED}),
    FileState.PUBLISHED: frozenset(),
}


def may_follow(before: FileState) -> frozenset[FileState]:
    """States a version can take next; what is published stays so, a newer version takes its place."""
    return TRANSITIONS[before]
