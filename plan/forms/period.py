"""More time for a quarter, or a locked one opened again."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import CHOOSE, day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm


class ExtendForm(ActionForm):
    """«Продовжити строк»: for all or for one unit, until when, and why."""

    unit = forms.ModelChoiceField(
        queryset=None,
        label=gettext_lazy("Для кого"),
        required=False,
        empty_label=gettext_lazy("усі підрозділи"),
        error_messages=CHOOSE,
    )
    submit_by = day_field(gettext_lazy("Подати до"))
    review_by = day_field(
        gettext_lazy("Розглянути й виправити до"),
        required=False,
        help_text=gettext_lazy("Порожньо: того самого дня, що й подання."),
    )
    reason = reason_field()
    field_order = ["version", "unit", "submit_by", "review_by", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reporting().valid(today())

    def clean(self):
        cleaned = super().clean()
        submit_by, review_by = cleaned.get("submit_by"), cleaned.get("review_by")
        if submit_by and submit_by < today():
            self.add_error("submit_by", _("Цей день уже минув. Вкажіть пізніший."))
        if submit_by and review_by and review_by < submit_by:
            self.add_error("review_by", _("Розгляд не може закінчитися раніше за подання."))
        return cleaned
