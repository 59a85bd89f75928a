"""The list filters of sets on portals."""

from unfold.contrib.filters.admin import DropdownFilter

from registry.models import DataPortal

STANDINGS = {
    "differing": "з відмінностями",
    "linked": "спільні з реєстром",
    "candidates": "немає в реєстрі",
    "aside": "відкладені",
    "vanished": "зникли з порталу",
}


class StandingFilter(DropdownFilter):
    """What a set on a portal is to us."""

    parameter_name = "standing"
    title = "що з ними"

    def lookups(self, request, model_admin):
        return list(STANDINGS.items())

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return getattr(queryset, self.value())() if self.value() in STANDINGS else queryset.none()


class PortalFilter(DropdownFilter):
    """Sets of one portal."""

    parameter_name = "portal"
    title = "портал"

    def lookups(self, request, model_admin):
        return list(DataPortal.objects.values_list("key", "title"))

    def queryset(self, request, queryset):
        return queryset.filter(portal__key=self.value()) if self.value() else queryset
