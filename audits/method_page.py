"""«Як оцінюють»: every criterion in force with its grades, and how the machine checks it, for a unit head to read."""

from dataclasses import dataclass

from django.shortcuts import render
from django.views.decorators.http import require_safe

from audits.access import open_page
from audits.checks import CHECKS, Check
from audits.models import Criterion, Methodology
from audits.timetable import GROUNDS
from audits.workflow import Kind
from core.clock import today
from plan.models import Principle


@dataclass(frozen=True)
class Asked:
    """A criterion and the automatic check that answers it, if a machine does."""

    criterion: Criterion
    check: Check | None


@dataclass(frozen=True)
class Part:
    """The criteria of one principle of the Charter."""

    number: str
    title: str
    asked: tuple[Asked, ...]

    @property
    def weight(self):
        return sum(one.criterion.weight for one in self.asked)


@dataclass(frozen=True)
class Method:
    """A methodology in force, part by part."""

    kind: Kind
    ground: str
    methodology: Methodology
    parts: tuple[Part, ...]

    @property
    def number(self) -> int:
        return sum(len(part.asked) for part in self.parts)


@require_safe
@open_page
def method(request):
    """`/monitoring/method/`."""
    titles = dict(Principle.objects.filter(plan__state="in_force").values_list("number", "title"))
    found = [_method(kind, titles) for kind in Kind]
    return render(request, "audits/method.html", {"methods": [one for one in found if one]})


def _method(kind, titles) -> Method | None:
    methodology = Methodology.objects.in_force(kind, today())
    if methodology is None:
        return None
    by_principle: dict[str, list[Asked]] = {}
    for criterion in methodology.criteria.all():
        asked = Asked(criterion, CHECKS.get(criterion.check_name))
        by_principle.setdefault(criterion.principle, []).append(asked)
    parts = (Part(number, titles.get(number, ""), tuple(asked)) for number, asked in by_principle.items())
    return Method(kind, GROUNDS[kind], methodology, tuple(parts))
