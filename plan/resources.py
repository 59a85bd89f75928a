"""Tasks as a spreadsheet and back: who reports and the note; the wording too while the plan is a draft."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.cells import NamedCell
from core.models import Unit
from core.resources import Field, OfficeResource
from plan.actions import edit_task
from plan.models import Plan, Task

PARTY_SEPARATOR = "; "
EDITED = ("title", "deadline_text", "expected_result", "reporting_unit", "note")


def reporting_units():
    """Parties that can owe information."""
    return Unit.objects.reporting().filter(valid_to__isnull=True)


class TaskResource(OfficeResource):
    """The tasks of the plan in force, or of the draft where there is none; told apart by their codes."""

    key = "code"
    responsible = Field(column_name="Відповідальні", readonly=True)
    reporting_unit = Field(
        attribute="reporting_unit_id", column_name="Звітує", widget=NamedCell(Unit, queryset=reporting_units)
    )

    class Meta(OfficeResource.Meta):
        model = Task
        fields = ["code", "title", "deadline_text", "expected_result", "responsible", "reporting_unit", "note"]
        import_id_fields = ["code"]
        export_order = fields

    def get_queryset(self):
        plan = Plan.objects.exclude(state=Plan.State.SUPERSEDED).order_by("-state", "-starts_on").first()
        return Task.objects.filter(plan=plan).select_related("plan").prefetch_related("assignments")

    def dehydrate_responsible(self, task):
        """The parties in the wording of the order, the leader first."""
        return PARTY_SEPARATOR.join(row.wording for row in task.assignments.all())

    def init_instance(self, row=None):
        """A row that no task answers to: a table adds none."""
        code = row.get(self.fields["code"].column_name, "")
        raise ValidationError(_("завдання «%s» у плані немає. Нове завдання вносять у проєкт плану.") % code)

    def write(self, instance, new):
        changes = {name: getattr(instance, name) for name in EDITED}
        edit_task(task=instance, changes=changes, by=self.by, reason=self.reason, version=instance.version)
