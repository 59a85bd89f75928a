"""Who signs and to whom documents go, as dated settings."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from core.office_admin import OfficeAdmin
from reports.models import DocumentParty


@admin.register(DocumentParty)
class DocumentPartyAdmin(OfficeAdmin):
    """A row for each person and time; what is over gets its last day, what was issued keeps whom it named."""

    list_display = ["post", "name", "role", "document", "held_from", "held_to"]
    list_filter = ["role"]
    fields = ["role", "document", "post", "name", ("held_from", "held_to")]
    empty_text = _("Додайте, хто підписує документи й кому їх адресовано. До того підписує той, кого вказано у плані.")
