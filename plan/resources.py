"""Tasks as a spreadsheet and back: who reports and the note; the wording too while the plan is a draft."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from core.cells import NamedCell
from core.clock import today
from core.models import Unit
from core.refusals import Refused
from core.resources import Field, OfficeResource
from core.ukrainian import search_text
from plan.actions import edit_task
from plan.editions import worded
from plan.models import Plan, Task

PARTY_SEPARATOR = "; "
EDITED = ("title", "deadline_text", "expected_result", "reporting_unit", "note")


def reporting_units():
    """Parties that can owe information."""
    return Unit.objects.reporting().valid(today())


def plan_told(plan):
    """A plan as a cell names it: by its act, or by its title while a draft has none."""
    return str(plan.act or plan.title)


class TaskResource(OfficeResource):
    """The tasks of one plan, told apart by their codes: of the plan the file names, else of the one at hand."""

    key = "code"
    plan_of_file = None
    of_plan = Field(column_name="План дій", readonly=True)
    responsible = Field(column_name="Відповідальні", readonly=True)
    reporting_unit = Field(
        attribute="reporting_unit_id", column_name="Звітує", widget=NamedCell(Unit, queryset=reporting_units)
    )

    class Meta(OfficeResource.Meta):
        model = Task
        fields = [
            "code",
            "title",
            "deadline_text",
            "expected_result",
            "responsible",
            "reporting_unit",
            "note",
            "of_plan",
        ]
        import_id_fields = ["code"]
        export_order = fields

    def get_queryset(self):
        plan = self.plan_of_file or Plan.objects.at_hand(today())
        return self._with_names(Task.objects.filter(plan=plan).select_related("plan"))

    def iter_queryset(self, queryset):
        """Rows as the acts in force today word them."""
        return iter(worded(queryset, today()))

    def table(self, queryset):
        return super().table(self._with_names(queryset))

    def run(self, sheet, *, dry_run):
        self.plan_of_file = self._named(sheet)
        return super().run(sheet, dry_run=dry_run)

    def dehydrate_of_plan(self, task):
        """The act that approved the plan the task stands in."""
        return plan_told(task.plan)

    def dehydrate_responsible(self, task):
        """The parties in the wording of the order, the leader first."""
        return PARTY_SEPARATOR.join(row.wording for row in task.assignments.all())

    def init_instance(self, row=None):
        """A row that no task answers to: a table adds none."""
        code = row.get(self.fields["code"].column_name, "")
        raise ValidationError(_("завдання «%s» у плані немає. Нове завдання вносять у проєкт плану.") % code)

    def write(self, instance, new):
        stood = self.stood[instance.pk]
        changes = {name: getattr(instance, name) for name in EDITED if getattr(instance, name) != stood[name]}
        edit_task(task=instance, changes=changes, by=self.by, reason=self.reason, version=instance.version)

    def _load_known(self, dataset):
        """The tasks as the file was written: in the words of today, which a later act may have replaced."""
        super()._load_known(dataset)
        known = worded(self.known.values(), today())
        self.stood = {task.pk: {name: getattr(task, name) for name in EDITED} for task in known}

    def _with_names(self, tasks):
        return tasks.prefetch_related("assignments", "plan__editions")

    def _named(self, sheet):
        """The one plan whose tasks the file holds, or None where it does not say."""
        column = self.fields["of_plan"].column_name
        places = [place for place, header in enumerate(sheet.headers) if search_text(header) == search_text(column)]
        told = {row[place].strip() for row in sheet.rows for place in places} - {""}
        if not told:
            return None
        if len(told) > 1:
            raise Refused(_("У файлі завдання кількох планів. Завантажте кожен план окремим файлом."))
        [name] = told
        found = [plan for plan in Plan.objects.prefetch_related("editions") if plan_told(plan) == name]
        if len(found) != 1:
            raise Refused(
                _("Плану «%(name)s» немає. Перевірте стовпець «%(column)s».") % {"name": name, "column": column}
            )
        return found[0]
