"""A document drawn up from the facts of the day."""

from datetime import date

from django.apps import apps
from django.db.models import CharField, Max, QuerySet, Value

from audits.models import CorrectiveAction, Finding, Round
from core.models import Office, RoleHolding, Unit
from core.pdf import DocumentError
from core.refusals import Refused
from plan.quarters import NotAQuarter
from registry.models import (
    Dataset,
    DataUpdate,
    Feedback,
    HolderChange,
    LegalAnswer,
    LegalItem,
    LegalList,
    StateChange,
)
from reports.form import Subject
from reports.kinds import form_of
from reports.models import DocumentParty
from reports.periods import NotAPeriod
from reports.sealed import Drawn

REGISTER = (Dataset, DataUpdate, StateChange, HolderChange, Feedback, LegalList, LegalItem, LegalAnswer)
READ = (
    Office,
    Unit,
    RoleHolding,
    DocumentParty,
    *REGISTER,
    Round,
    Finding,
    CorrectiveAction,
)  # beside everything of the plan


def draw(kind: str, period: str, on: date) -> Drawn:
    """The document of a period as the facts stand on a day; what cannot be drawn up is refused in words."""
    return _or_refused(form_of(kind).draw, period, on)


def subject_of(kind: str, period: str) -> Subject:
    """What a document of a period is about."""
    return _or_refused(form_of(kind).subject, period)


def newest_records() -> set[tuple[str, int]]:
    """The latest record of everything a report reads: the same before and after means that nothing was typed."""
    read = [model for model in apps.get_app_config("plan").get_models() if hasattr(model, "history")]
    first, *others = [_newest(model) for model in (*READ, *read)]
    return set(first.union(*others, all=True))


def _or_refused(make, *given):
    try:
        return make(*given)
    except (DocumentError, NotAQuarter, NotAPeriod) as refusal:
        raise Refused(str(refusal)) from refusal


def _newest(model) -> QuerySet:
    named = Value(model._meta.label, output_field=CharField())
    return model.history.order_by().values(room=named).annotate(newest=Max("history_id")).values_list("room", "newest")
