"""A methodology on its way: typed, approved and then unchangeable; another edition begins as its copy."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audits.actions.locking import bump, check_draft, check_reason, lock_methodology
from audits.models import Criterion, Methodology
from audits.workflow import MethodologyState
from core import history
from core.clock import now, today
from core.refusals import Refused, checked

COPIED = (
    "code",
    "order",
    "principle",
    "wording",
    "rubric",
    "weight",
    "scale",
    "kind",
    "check_name",
    "applies_to",
    "valid_from",
    "valid_to",
)


@transaction.atomic
def copy_methodology(*, methodology, by, reason) -> Methodology:
    """A new edition to work on: a draft with the same criteria."""
    reason = check_reason(reason)
    last = Methodology.objects.select_for_update().filter(kind=methodology.kind).aggregate(last=Max("edition"))["last"]
    waiting = Methodology.objects.filter(kind=methodology.kind, state=MethodologyState.DRAFT).first()
    if waiting:
        raise Refused(_("Проєкт нової редакції вже є: «{title}». Змініть або затвердьте його.").format(title=waiting))
    copied = Methodology(kind=methodology.kind, edition=last + 1, title=methodology.title, note=methodology.note)
    history.save(checked(copied), by=by, reason=reason)
    for criterion in methodology.criteria.all():
        values = {name: getattr(criterion, name) for name in COPIED}
        history.save(checked(Criterion(methodology=copied, **values)), by=by, reason=reason)
    return copied


@transaction.atomic
def keep_methodology(*, methodology, title, note, by, reason, version=None) -> Methodology:
    """The title and the explanation of a draft."""
    methodology = lock_methodology(methodology, version)
    check_draft(methodology)
    methodology.title, methodology.note = title, note
    return bump(methodology, by=by, reason=check_reason(reason))


@transaction.atomic
def keep_criterion(*, methodology, values: Mapping, by, reason, criterion=None, version=None) -> Criterion:
    """Adds a criterion to a draft, or changes one of it."""
    reason = check_reason(reason)
    methodology = lock_methodology(methodology, version)
    check_draft(methodology)
    criterion = criterion or Criterion(order=methodology.criteria.count() + 1)
    criterion.methodology = methodology
    for name, value in values.items():
        setattr(criterion, name, value)
    check_rubric(criterion)
    history.save(checked(criterion), by=by, reason=reason)
    bump(methodology, by=by, reason=reason)
    return criterion


@transaction.atomic
def remove_criterion(*, criterion, by, reason, version=None):
    """Takes a criterion out of a draft."""
    reason = check_reason(reason)
    methodology = lock_methodology(criterion.methodology, version)
    check_draft(methodology)
    history.remove(criterion, by=by, reason=reason)
    bump(methodology, by=by, reason=reason)


@transaction.atomic
def approve_methodology(*, methodology, valid_from: date, by, reason, basis=None, version=None) -> Methodology:
    """Approves a draft from a day on; the edition before it holds until the day before."""
    reason = check_reason(reason)
    methodology = lock_methodology(methodology, version)
    check_draft(methodology)
    criteria = list(methodology.criteria.all())
    if not criteria:
        raise Refused(_("У методиці немає жодного критерію: додайте хоча б один."))
    for criterion in criteria:
        check_rubric(criterion)
    _end_earlier(methodology, valid_from, by, reason)
    methodology.state, methodology.valid_from, methodology.basis = MethodologyState.APPROVED, valid_from, basis
    methodology.approved_by, methodology.approved_at = by, now()
    return bump(methodology, by=by, reason=reason)


@transaction.atomic
def load_methodology(*, told: Mapping, on: date | None = None, by=None) -> Methodology | None:
    """A shipped methodology, approved from a day on; None where the office has one of this kind already."""
    if Methodology.objects.filter(kind=told["kind"]).exists():
        return None
    reason = "Початкове заповнення"
    methodology = Methodology(kind=told["kind"], title=told["title"], note=told["note"])
    history.save(checked(methodology), by=by, reason=reason)
    for order, row in enumerate(told["criteria"], start=1):
        criterion = Criterion(methodology=methodology, order=order, **{**row, "weight": Decimal(str(row["weight"]))})
        history.save(checked(criterion), by=by, reason=reason)
    return approve_methodology(methodology=methodology, valid_from=on or today(), by=by, reason=reason)


def check_rubric(criterion):
    """The rubric runs from the best grade, which is the scale, down to nothing; each grade is explained once."""
    grades = [Decimal(str(row["points"])) for row in criterion.rubric]
    explained = all(str(row.get("text", "")).strip() for row in criterion.rubric)
    falls = grades == sorted(set(grades), reverse=True)
    if not (explained and falls and len(grades) > 1 and grades[0] == criterion.scale and grades[-1] == 0):
        raise Refused(
            _("Критерій {code}: опишіть оцінки від найвищої ({scale}) до 0, кожну один раз і з поясненням.").format(
                code=criterion.code, scale=criterion.scale
            )
        )


def _end_earlier(methodology, valid_from, by, reason):
    """The editions before hold until the day before the new one."""
    earlier = Methodology.objects.approved().filter(kind=methodology.kind, valid_to__isnull=True)
    for row in earlier.select_for_update():
        if row.valid_from >= valid_from:
            raise Refused(
                _("Попередня редакція діє з {day:%d.%m.%Y}: нова має починати діяти пізніше.").format(
                    day=row.valid_from
                )
            )
        row.valid_to = valid_from - timedelta(days=1)
        bump(row, by=by, reason=reason)
