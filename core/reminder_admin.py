"""«Розклад нагадувань» in the admin: six rows that are there from the start, each with what can be settled for it."""

from django.utils.translation import gettext_lazy as _
from unfold.decorators import display

from core.ladder import FIRST
from core.office_admin import OfficeAdmin


class ReminderRuleAdmin(OfficeAdmin):
    """When the office reminds of what, and when superiors hear of it."""

    list_display = ["about", "before_shown", "after_shown", "every_shown", "coordinator_shown", "curator_shown"]
    list_filter = []
    ordering = ["pk"]

    def has_add_permission(self, request):
        return False

    def get_fields(self, request, obj=None):
        return obj.settled if obj else []

    @display(description=_("про що"))
    def about(self, rule):
        return str(rule)

    @display(description=_("за днів до"))
    def before_shown(self, rule):
        return rule.before or "–"

    @display(description=_("через днів після"))
    def after_shown(self, rule):
        return rule.after or "–"

    @display(description=_("далі кожні"))
    def every_shown(self, rule):
        until = _(", до %d-го дня") % rule.last if rule.last else ""
        return _("%(days)d дн.%(until)s") % {"days": rule.every, "until": until}

    @display(description=_("координатор"))
    def coordinator_shown(self, rule):
        return _("одразу") if rule.ladder.coordinator == FIRST else _after(rule.coordinator)

    @display(description=_("куратор"))
    def curator_shown(self, rule):
        return _after(rule.curator)


def _after(days):
    return _("через %d дн.") % days if days else "–"
