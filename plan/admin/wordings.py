"""Tasks in the admin read as the acts in force today word them; what later acts bring is told beside."""

from datetime import date

from django.utils.translation import gettext as _

from core.clock import today
from plan.editions import worded
from plan.indicators import give
from plan.queries import REMOVED


class WordedToday:
    """Mixed into the admin of tasks. Rows are worded for showing only, after whatever was to be saved is saved."""

    def changelist_view(self, request, extra_context=None):
        answer = super().changelist_view(request, extra_context)
        shown = getattr(answer, "context_data", None) or {}
        if "cl" in shown:
            shown["cl"].result_list = worded(shown["cl"].result_list, today())
            give(shown["cl"].result_list, today())
        return answer

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            worded([obj], today())
        return super().render_change_form(request, context, add=add, change=change, form_url=form_url, obj=obj)


def in_plan(task, on: date) -> bool:
    """Whether no act has taken the task out of the plan by a day."""
    return task.removed_by_id is None or task.removed_by.effective_on > on


def ahead(task, on: date) -> list[str]:
    """What acts that take effect after a day bring to a task, a sentence each."""
    begins = task.edition.effective_on
    said = [_("Завдання діятиме з %s.") % f"{begins:%d.%m.%Y}"] if begins > on else []
    for what, day, _ran in task.amended:
        if day > on.isoformat():
            words = _("З %s завдання буде вилучено з плану.") if what == REMOVED else _("З %s діятиме нова редакція.")
            said.append(words % f"{date.fromisoformat(day):%d.%m.%Y}")
    return said
