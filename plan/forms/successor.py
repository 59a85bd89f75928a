"""«Замінити новим планом»: which plan takes the place of this one, and what tasks go on in it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import reason_field
from core.office_forms import ActionForm
from plan.models import Plan, Task


class SuccessorForm(ActionForm):
    """«Замінити новим планом»: which one, and what tasks go on in it."""

    by_plan = forms.ModelChoiceField(
        label=gettext_lazy("Новий план"),
        queryset=Plan.objects.none(),
        empty_label=gettext_lazy("Оберіть"),
        error_messages={"required": gettext_lazy("Оберіть новий план.")},
    )
    carried = forms.CharField(
        label=gettext_lazy("Завдання, що переходять"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Кожне з нового рядка: код у цьому плані, пробіл, код у новому: I.1.2 I.2.4"),
    )
    reason = reason_field()

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        self.fields["by_plan"].queryset = successors(row)
        self.initial.setdefault("carried", "\n".join(f"{old} {new}" for old, new in same_titles(row)))

    def clean_carried(self):
        """Codes of this plan with their codes in the new one."""
        lines = [line.split() for line in self.cleaned_data["carried"].splitlines() if line.strip()]
        if wrong := next((line for line in lines if len(line) != 2), None):
            raise forms.ValidationError(
                _("Рядок «%s» незрозумілий: потрібні два коди через пробіл.") % " ".join(wrong)
            )
        if len({old for old, _new in lines}) < len(lines) or len({new for _old, new in lines}) < len(lines):
            raise forms.ValidationError(_("Один код названо двічі."))
        return dict(lines)


def successors(plan):
    """Plans that may take the place of this one."""
    return Plan.objects.filter(state=Plan.State.IN_FORCE, starts_on__gt=plan.starts_on, supersedes=None)


def same_titles(plan):
    """Codes of tasks that the newest possible successor words the same: what likely goes on."""
    other = successors(plan).first()
    new = {_plain(task): task.code for task in Task.objects.filter(plan=other, removed_by=None)} if other else {}
    old = Task.objects.filter(plan=plan, removed_by=None)
    return [(task.code, new[_plain(task)]) for task in old if _plain(task) in new]


def _plain(task):
    return " ".join(task.title.split())
