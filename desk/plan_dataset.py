"""The plan and its progress as a dataset of the city's own register."""

from django.db import transaction
from django.utils.translation import gettext as _

from core.clock import today
from core.models import Unit
from core.refusals import Refused
from desk.pictures import current_plan
from desk.plan_data import COLUMNS
from plan.actions import link_datasets
from registry import actions
from registry.frequency import Frequency
from registry.models import Dataset, Distribution, TableSchema
from registry.vocabulary import Theme
from registry.workflow import State

IDENTIFIER = "plan-dii-vidkryti-dani"
STRUCTURE = "plan-dii"
REGISTER_TASK = "II.1.4"
REASON = "План і стан його виконання – теж відкриті дані"


@transaction.atomic
def enter_plan(*, site: str, by) -> Dataset:
    """Enters the plan in the register, published at this site's own addresses; once."""
    plan = current_plan()
    if plan is None:
        raise Refused(_("Чинного плану ще немає: спершу завантажте затверджене розпорядження."))
    if Dataset.objects.filter(identifier=IDENTIFIER).exists():
        raise Refused(_("План уже внесено до реєстру наборів даних."))
    holder = plan.open_data_unit.stands_in(today())
    if holder.kind != Unit.Kind.UNIT:
        raise Refused(_("Вкажіть, який підрозділ веде відкриті дані: він буде розпорядником набору."))
    given = {"by": by, "reason": REASON}
    dataset = actions.create_passport(passport=_passport(plan, site), holder=holder, **given)
    structure = _structure(given)
    for kind in ("csv", "json"):
        values = {
            "name": f"plan{kind.title()}",
            "title": _("План і стан виконання, %s") % kind.upper(),
            "format": kind.upper(),
            "access_url": f"{site}/plan/",
            "download_url": f"{site}/plan.{kind}",
            "issued_on": today(),
            "table_schema": structure if kind == "csv" else None,
            "kind": Distribution.Kind.DATA,
        }
        actions.keep_resource(dataset=dataset, values=values, **given)
    actions.change_state(dataset=dataset, state=State.PUBLISHED, effective_on=today(), **given)
    actions.record_update(dataset=dataset, updated_on=today(), true_on=today(), by=by)
    _link(plan, dataset, given)
    return Dataset.objects.get(pk=dataset.pk)


def _passport(plan, site):
    return {
        "identifier": IDENTIFIER,
        "title": f"{plan.title}: завдання і стан виконання"[:254],
        "description": "Завдання плану дій дослівно за розпорядженням, відповідальні, строки, а також стан виконання "
        "за останнім виданим звітом.",
        "purpose": str(plan.act or "")[:512],
        "frequency": Frequency.QUARTERLY,
        "keywords": ["план дій", "відкриті дані", "виконання"],
        "themes": [Theme.GOVE.value],
        "formats": ["CSV", "JSON"],
        "landing_page": f"{site}/plan/",
        "structure_url": f"{site}/structures/{STRUCTURE}.csv",
    }


def _structure(given):
    known = TableSchema.objects.filter(code=STRUCTURE).first()
    return known or actions.keep_structure(code=STRUCTURE, title="План дій і стан виконання", columns=COLUMNS, **given)


def _link(plan, dataset, given):
    """The task to keep the register is about this set too."""
    for task in plan.tasks.filter(code=REGISTER_TASK):
        linked = [link.dataset for link in task.dataset_links.select_related("dataset")]
        link_datasets(task=task, datasets=[*linked, dataset], **given)
