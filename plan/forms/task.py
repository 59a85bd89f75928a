"""Forms of the actions on one task, and of the task itself."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.action_fields import BASIS, CHOOSE, BasisForm, day_field, reason_field
from core.clock import today
from core.models import Unit
from core.office_forms import ActionForm, OfficeForm
from plan.models import Area, Plan, Task
from plan.workflow import Stage, may_follow

REQUEST_ONLY = gettext_lazy("Без документа буде внесено лише клопотання: воно нічого не змінює до рішення.")

BASIS_NEEDED = gettext_lazy(
    "Потрібна, щоб призупинити, скасувати чи повернути скасоване: без документа буде внесено лише клопотання."
)


def stage_choices(stages):
    """The stages in their order, as a list to choose from."""
    return [(stage.value, stage.label) for stage in Stage if stage in stages]


def due_words(checkpoint):
    """A due date, with where it was moved to."""
    moves = [move for move in checkpoint.counted if move.effective_on <= today()]
    if not moves:
        return str(checkpoint)
    return _("%(rule)s, перенесено на %(due)s") % {"rule": checkpoint, "due": f"{moves[-1].due_on:%d.%m.%Y}"}


class StageForm(BasisForm):
    """«Змінити стан»: what may follow the stage of today."""

    stage = forms.ChoiceField(label=gettext_lazy("Новий стан"), error_messages=CHOOSE)
    effective_on = day_field(gettext_lazy("Діє з"), initial=today)
    reason = reason_field()
    field_order = ["version", "stage", "effective_on", "reason", *BASIS]

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        task = Task.objects.with_facts().get(pk=row.pk)  # anew: after a refusal the row at hand is stale
        stages = may_follow(task.position(today()).stage, task.continuous)
        stages |= {stage for stage in Stage if stage == self.data.get("stage")}  # the action says why it cannot be
        self.fields["stage"].choices = [("", _("Оберіть")), *stage_choices(stages)]
        self.fields["basis_kind"].help_text = BASIS_NEEDED


class CheckpointForm(BasisForm):
    """An action on one due date of the task that is not met yet."""

    checkpoint = forms.ChoiceField(label=gettext_lazy("Контрольний строк"), error_messages=CHOOSE)

    def __init__(self, *args, row=None, **kwargs):
        super().__init__(*args, row=row, **kwargs)
        task = Task.objects.with_facts().get(pk=row.pk)  # anew: after a refusal the row at hand is stale
        typed = self.data.get("checkpoint")  # met by somebody meanwhile: the action says so
        dues = [one for one in task.checkpoints.all() if one.in_force(today())]
        self.open_ones = {str(one.pk): one for one in dues if not one.met or str(one.pk) == typed}
        self.fields["checkpoint"].choices = [(key, due_words(one)) for key, one in self.open_ones.items()]

    def clean_checkpoint(self):
        """The due date itself."""
        return self.open_ones[self.cleaned_data["checkpoint"]]


class MoveForm(CheckpointForm):
    """«Перенести строк»."""

    due_on = day_field(gettext_lazy("Новий строк"))
    effective_on = day_field(gettext_lazy("Рішення діє з"), initial=today)
    reason = reason_field()
    field_order = ["version", "checkpoint", "due_on", "effective_on", "reason", *BASIS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["basis_kind"].help_text = REQUEST_ONLY


class MeetForm(CheckpointForm):
    """«Позначити строк виконаним»."""

    met_on = day_field(
        gettext_lazy("Виконано"),
        initial=today,
        help_text=gettext_lazy("День, коли роботу справді завершено, а не коли про це повідомили."),
    )
    reason = reason_field(gettext_lazy("Що зроблено"))
    field_order = ["version", "checkpoint", "met_on", "reason", *BASIS]


class ReleaseForm(BasisForm):
    """«Зняти з контролю»."""

    effective_on = day_field(gettext_lazy("Знято з"), initial=today)
    reason = reason_field()
    field_order = ["version", "effective_on", "reason", *BASIS]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["basis_kind"].help_text = REQUEST_ONLY


class GrantForm(BasisForm):
    """«Задовольнити клопотання»: on the basis of a decision."""

    basis_required = True
    effective_on = day_field(gettext_lazy("Діє з"))
    reason = reason_field(gettext_lazy("Чому задовольняєте"))
    field_order = ["version", *BASIS, "effective_on", "reason"]

    def __init__(self, *args, fact=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].initial = fact.effective_on


class ReasonForm(ActionForm):
    """An action that asks only why."""

    reason = reason_field()


class TaskForm(OfficeForm):
    """The task's page: who reports and the coordinator's note; the wording too while the plan is a draft."""

    reason_required = True
    named = forms.CharField(
        label=gettext_lazy("Відповідальні"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Назви з довідника, кожна з нового рядка, спершу та, що веде."),
    )

    class Meta:
        model = Task
        fields = ["area", "title", "deadline_text", "expected_result", "reporting_unit", "note"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "area" in self.fields:
            drafts = Area.objects.filter(principle__plan__state=Plan.State.DRAFT).select_related("principle")
            self.fields["area"].queryset = drafts
        if self.instance.pk and self.instance.plan.state != Plan.State.DRAFT:
            del self.fields["named"]
        elif self.instance.pk:
            self.initial["named"] = "\n".join(str(row.party) for row in self.instance.assignments.all())
        if "reporting_unit" in self.fields and not self.instance.pk:
            self.fields["reporting_unit"].required = False

    def clean_named(self):
        """The parties named, in their order; a name the directory lacks is told."""
        names = [" ".join(line.split()) for line in self.cleaned_data["named"].splitlines() if line.strip()]
        known = {str(unit): unit for unit in Unit.objects.valid(today())}
        if missing := [name for name in names if name not in known]:
            raise forms.ValidationError(_("У довіднику немає: %s.") % "; ".join(f"«{name}»" for name in missing))
        if len(set(names)) < len(names):
            raise forms.ValidationError(_("Одну сторону названо двічі."))
        return [known[name] for name in names]
