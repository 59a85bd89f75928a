"""«Набори даних підрозділу»: each set of the unit with what it waits for; dates are recorded in its row."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.cells import DayCell
from core.clock import today
from core.refusals import Refused
from desk.dataset_rows import anchor_of, dataset_row
from desk.duties import Duty, Urgency
from desk.reach import unit_page, units_of
from plan.quarters import NotAQuarter, parse
from registry.actions import know_change, record_update
from registry.datafiles import MOST
from registry.holdings import holdings

DAY = DayCell()
WORDS = {Urgency.DUE: gettext_lazy("Чекають на вас"), Urgency.SENT: gettext_lazy("Файл на розгляді")}
SAME = "Змін немає: підрозділ підтвердив, що дані чинні"


@require_safe
@unit_page
@never_cache
def datasets(request):
    """Every set of the unit, the most pressing first."""
    rows = rows_of(request)
    return page(request, rows, opened=request.GET.get("open", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@unit_page
@never_cache
def dataset(request, identifier):
    """A set: by GET, as letters lead here, its row on the page; by POST a date of its data."""
    rows = rows_of(request)
    duty = find(rows, identifier)
    if request.method != "POST":
        return redirect(row_address(identifier))
    try:
        words = _record(request, duty.body)
    except Refused as refusal:
        return refused(request, rows, duty, refusal)
    messages.success(request, f"«{duty.body.dataset.title}»: {words}")
    return redirect(back_address(request, identifier))


def rows_of(request) -> list[Duty]:
    """The sets of the person's units as rows."""
    on = today()
    return [dataset_row(held, on) for held in holdings(units_of(request.user, on), on)]


def find(rows: Iterable[Duty], identifier: str) -> Duty:
    """A set of these units; what belongs to others is not there."""
    duty = next((row for row in rows if row.body.dataset.identifier == identifier), None)
    if duty is None:
        raise Http404(_("Такого набору серед наборів вашого підрозділу немає."))
    return duty


def row_address(identifier: str) -> str:
    """Where the page shows a row opened, scrolled to it."""
    anchor = anchor_of(identifier)
    return f"{reverse('work_datasets')}?open={anchor}#{anchor}"


def back_address(request, identifier: str) -> str:
    """The page the form stood on: the quarter's, or that of the sets."""
    try:
        return reverse("work_quarter", args=[str(parse(request.POST["back"]))])
    except (KeyError, NotAQuarter):
        return row_address(identifier)


def refused(request, rows, duty: Duty, refusal: Refused):
    """The page again with the row opened, what was typed, and what is wrong."""
    duty.body.reasons, duty.body.typed = refusal.reasons, request.POST.dict()
    return page(request, rows, opened=duty.anchor, status=422)


def page(request, rows, *, opened="", status=200):
    """The sets in groups: those that wait for something as on «Мої завдання», then the rest."""
    groups = [
        (WORDS.get(urgency, urgency.words), [row for row in rows if row.urgency is urgency]) for urgency in Urgency
    ]
    groups.append((_("Усе гаразд"), [row for row in rows if row.urgency is None]))
    context = {
        "units": units_of(request.user, today()),
        "groups": [(words, sorted(found, key=lambda row: -row.weight)) for words, found in groups if found],
        "opened": opened,
        "most": MOST,
    }
    return render(request, "desk/datasets.html", context, status=status)


def _record(request, body) -> str:
    """Does what the pressed button says; answers with what was done."""
    pressed, who = request.POST.get("do"), {"dataset": body.dataset, "by": request.user, "on": body.on}
    if pressed == "changed" and body.after_changes:
        know_change(known_on=day_of(request, "known_on", _("Вкажіть, коли змінилися дані.")), **who)
        return _("записано. Оновіть набір упродовж трьох робочих днів.")
    if not body.published:
        raise Refused(_("Набір ще не оприлюднено: надішліть файл, координатор його оприлюднить."))
    if pressed == "same" and body.periodic:
        record_update(updated_on=body.on, true_on=body.on, reason=SAME, **who)
        return _("підтверджено, що змін немає.")
    day = day_of(request, "updated_on", _("Вкажіть день, коли дані оновлено."))
    record_update(updated_on=day, true_on=day_of(request, "true_on"), **who)
    return _("оновлення записано.")


def day_of(request, name, needed=""):
    """A day of the form; a missing one is refused where it is needed."""
    try:
        day = DAY.clean(request.POST.get(name, ""))
    except ValueError as error:
        raise Refused(str(error)) from error
    if needed and day is None:
        raise Refused(needed)
    return day
