"""The list filters of datasets: thin covers of `registry.queries`."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.contrib.filters.admin import DropdownFilter

from core.clock import today
from core.models import DayOff


class TimelinessFilter(DropdownFilter):
    """Which sets are late, due soon, or of an unknown update."""

    parameter_name = "timeliness"
    title = gettext_lazy("оновлення")

    def lookups(self, request, model_admin):
        return [
            ("late", _("прострочено")),
            ("soon", _("скоро оновлювати")),
            ("unknown", _("дата оновлення невідома")),
        ]

    def queryset(self, request, queryset):
        days_off = DayOff.objects.days() if self.value() in ("late", "soon") else ()
        match self.value():
            case None:
                return queryset
            case "late":
                return queryset.late(today(), days_off)
            case "soon":
                return queryset.soon(today(), days_off)
            case "unknown":
                return queryset.update_unknown()
        messages.error(request, _("Відбір не застосовано: такого значення немає. Оберіть зі списку."))
        return queryset.none()


class GapsFilter(DropdownFilter):
    """Passports with something missing, or whole."""

    parameter_name = "gaps"
    title = gettext_lazy("повнота паспорта")

    def lookups(self, request, model_admin):
        return [("yes", _("є прогалини")), ("no", _("заповнено повністю"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.exclude(gaps=[])
        return queryset.filter(gaps=[]) if self.value() == "no" else queryset


FILTERS = ["state", TimelinessFilter, GapsFilter, "frequency"]
