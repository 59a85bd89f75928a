"""The forms of a file that waits for the coordinator."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.office_forms import ActionForm


class ReturnForm(ActionForm):
    """«Повернути»."""

    note = reason_field(gettext_lazy("Що виправити"))


class PublishForm(ActionForm):
    """«Оприлюднити»."""

    note = forms.CharField(
        label=gettext_lazy("Примітка"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Залишиться в історії набору."),
    )
