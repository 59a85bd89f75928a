"""Forms of findings and of corrective actions: written by hand, changed, withdrawn, checked."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.actions.findings import Words
from audits.models import Round
from audits.results import Severity
from audits.workflow import RoundState
from core.action_fields import day_field
from core.models import Unit
from core.office_forms import ActionForm

WHY = gettext_lazy("Чому")
KNOWN = [choice for choice in Severity.choices if choice[0]]


def _area(label, most, required=True, **options):
    return forms.CharField(label=label, max_length=most, required=required, widget=forms.Textarea, **options)


class WordsForm(ActionForm):
    """What is wrong, why, how serious it is, by when it is to be mended."""

    wording = _area(gettext_lazy("Що не так"), 4000)
    cause = _area(gettext_lazy("Причина"), 2000, required=False)
    severity = forms.ChoiceField(label=gettext_lazy("Серйозність"), choices=KNOWN)
    due_on = forms.DateField(label=gettext_lazy("Усунути до"), required=False)

    @property
    def words(self) -> Words:
        """As the actions take them."""
        typed = self.cleaned_data
        return Words(typed["wording"], typed["cause"], typed["severity"], typed["due_on"])


class WriteForm(WordsForm):
    """A finding written by hand."""

    round = forms.ModelChoiceField(label=gettext_lazy("Раунд"), queryset=Round.objects.none())
    unit = forms.ModelChoiceField(label=gettext_lazy("Підрозділ"), queryset=Unit.objects.none())
    titled = forms.CharField(
        label=gettext_lazy("Про що"), max_length=300, help_text=gettext_lazy("Назва набору або тема.")
    )
    field_order = ["round", "unit", "titled"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        open_rounds = Round.objects.filter(state__in=[RoundState.OPEN, RoundState.REVIEW])
        self.fields["round"].queryset = open_rounds
        self.fields["unit"].queryset = Unit.objects.filter(kind=Unit.Kind.UNIT).order_by("sort_key")
        self.initial.setdefault("severity", Severity.MEDIUM)
        self.fields["due_on"].help_text = _("Порожньо – за серйозністю: 10, 20 або 30 робочих днів.")


class EditForm(WordsForm):
    """Other words, severity or term."""

    reason = forms.CharField(label=WHY, max_length=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("wording", "cause", "severity", "due_on"):
            self.initial.setdefault(name, getattr(self.row, name))


class WhyForm(ActionForm):
    """A reason."""

    reason = _area(WHY, 500)


class PlanForm(ActionForm):
    """A corrective action copied in for a unit that told of it by letter or by telephone."""

    what = _area(gettext_lazy("Що зробити"), 2000)
    due_on = day_field(gettext_lazy("До якого дня"))

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("due_on", max(self.row.due_on, on))


class CheckForm(ActionForm):
    """A word on what was found right, where there is one to say."""

    note = _area(gettext_lazy("Примітка"), 2000, required=False)


class ReturnForm(ActionForm):
    """What is still to be done."""

    note = _area(gettext_lazy("Що доробити"), 2000)
