"""The act that approves a plan, as it is typed: kind, number, date, signatories."""

from django import forms
from django.utils.translation import gettext_lazy

from core.action_fields import Suggested, day_field
from core.office_forms import OfficeForm, dress
from plan.models import Edition, Plan

ACT_KINDS = ("розпорядження", "рішення", "наказ", "постанова")
ACT = ("act_kind", "act_number", "act_date", "act_title")
SIGNED = ("signatory_post", "signatory", "annex_signatory_post", "annex_signatory")
NAME_HINT = gettext_lazy("Власне ім’я ПРІЗВИЩЕ")


def _line(label, most, **options):
    return forms.CharField(label=label, max_length=most, required=False, **options)


class ActFields(forms.Form):
    """What is known of the act; kind, number and date are always needed."""

    act_kind = forms.CharField(label=gettext_lazy("Вид акта"), max_length=80, widget=Suggested(ACT_KINDS))
    act_number = forms.CharField(label=gettext_lazy("Номер акта"), max_length=40)
    act_date = day_field(gettext_lazy("Дата акта"))
    act_title = _line(gettext_lazy("Назва акта"), 500)
    signatory_post = _line(gettext_lazy("Посада підписувача"), 200)
    signatory = _line(gettext_lazy("Підписувач"), 120, help_text=NAME_HINT)
    annex_signatory_post = _line(gettext_lazy("Посада підписувача додатка"), 200)
    annex_signatory = _line(gettext_lazy("Підписувач додатка"), 120, help_text=NAME_HINT)


class PlanForm(ActFields, OfficeForm):
    """A plan typed in by hand, with the act that approves it."""

    class Meta:
        model = Plan
        fields = [
            "title",
            "authority",
            "starts_on",
            "ends_on",
            "scheduled_until",
            "open_data_unit",
            "controller",
            "report_signatory_post",
            "report_signatory",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        act = self.instance.act if self.instance.pk else None
        for name in (*ACT, *SIGNED):
            if self.instance.pk and self.instance.state != Plan.State.DRAFT:
                del self.fields[name]
            elif act is not None:
                self.initial[name] = getattr(act, name)
        dress(self)

    def act(self):
        """The act as typed, over the known one; None where the form does not ask for it."""
        if "act_kind" not in self.cleaned_data:
            return None
        act = (self.instance.act if self.instance.pk else None) or Edition()
        for name in (*ACT, *SIGNED):
            setattr(act, name, self.cleaned_data[name])
        return act
