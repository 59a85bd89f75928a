"""One form for many tasks: what is done, and the tasks with the versions they were chosen at."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import BASIS, CHOOSE, BasisForm, day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm
from plan.forms.task import BASIS_NEEDED, REQUEST_ONLY, stage_choices
from plan.workflow import Stage


class ManyForm(ActionForm):
    """Remembers the version of each task, so that two editors are told apart."""

    versions = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = reason_field()

    def __init__(self, *args, tasks=(), refusal=None, **kwargs):
        super().__init__(*args, refusal=refusal, **kwargs)
        now = " ".join(f"{task.pk}:{task.version}" for task in tasks)
        self.initial["versions"] = now
        if self.is_bound and refusal is not None:  # the refusal told what changed: saving again goes through
            self.data = self.data.copy()
            self.data["versions"] = now

    def clean_versions(self):
        """{task: version}; what is not understood counts as an old version."""
        pairs = (pair.partition(":") for pair in self.cleaned_data["versions"].split())
        return {int(pk): int(version) for pk, _sign, version in pairs if pk.isdecimal() and version.isdecimal()}


class ManyStagesForm(ManyForm, BasisForm):
    """«Змінити стан вибраних»."""

    stage = forms.ChoiceField(label=gettext_lazy("Новий стан"), error_messages=CHOOSE)
    effective_on = day_field(gettext_lazy("Діє з"), initial=today)
    field_order = ["versions", "stage", "effective_on", "reason", *BASIS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = [("", _("Оберіть")), *stage_choices(frozenset(Stage))]
        self.fields["basis_kind"].help_text = BASIS_NEEDED


class ManyReleasesForm(ManyForm, BasisForm):
    """«Зняти з контролю вибрані»."""

    effective_on = day_field(gettext_lazy("Знято з"), initial=today)
    field_order = ["versions", "effective_on", "reason", *BASIS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["basis_kind"].help_text = REQUEST_ONLY


class ManyUnitsForm(ManyForm):
    """«Змінити підрозділ, що звітує»."""

    unit = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Звітує"), empty_label=gettext_lazy("Оберіть"))
    since = day_field(
        gettext_lazy("Звітує з"),
        required=False,
        help_text=gettext_lazy("Порожньо: за всі квартали, інформацію за які ще збирають. Минулі лишаться як були."),
    )
    field_order = ["versions", "unit", "since", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.reporting().valid(today())
