"""«Моніторинг та аудит»: what rounds ask of the unit and what it is to mend; each row opens in place."""

from collections.abc import Iterable

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from audits.held import findings_held, groups_of
from core.clock import today
from core.refusals import Refused
from core.sniff import MAX_BYTES
from desk import drafts
from desk.duties import Duty, Urgency
from desk.finding_rows import RECENT, finding_row
from desk.reach import unit_page, units_of
from desk.round_answers import Sending, do, refused_body
from desk.round_rows import round_row
from desk.workspace import TYPED
from plan.quarters import NotAQuarter, parse

WORDS = {Urgency.DUE: gettext_lazy("Чекають на вас")}


@require_safe
@unit_page
@never_cache
def rounds(request):
    """Everything of the unit, the most pressing first."""
    return page(request, rows_of(request), opened=request.GET.get("open", ""))


@require_http_methods(["GET", "HEAD", "POST"])
@drafts.kept_when_signed_out
@unit_page
@never_cache
def answers(request, code, anchor):
    """A row of a round: by GET, as letters lead here, its place on the page; by POST what its form holds."""
    rows = rows_of(request, code)
    duty = find(rows, anchor)
    if request.method != "POST":
        return redirect(row_address(anchor))
    sending = Sending(request, duty)
    try:
        group = do(sending)
    except Refused as refusal:
        return _refused(request, sending, refusal)
    if drafts.by_script(request):
        return drafts.saved(group)
    return redirect(back_address(request, anchor) if sending.pressed == "submit" else row_address(anchor))


def rows_of(request, code: str = "") -> list[Duty]:
    """What the person's units owe; `code` names a round that is shown even where it is closed."""
    on, units = today(), units_of(request.user, today())
    asked = [round_row(group, on) for group in groups_of(units, code)]
    return [*asked, *(finding_row(finding, on) for finding in findings_held(units, on - RECENT))]


def find(rows: Iterable[Duty], anchor: str) -> Duty:
    """A row of these units; what belongs to others is not there."""
    duty = next((row for row in rows if row.anchor == anchor), None)
    if duty is None:
        raise Http404(_("Такого немає серед того, що чекає на ваш підрозділ."))
    return duty


def row_address(anchor: str) -> str:
    """Where the page shows a row opened, scrolled to it."""
    return f"{reverse('work_rounds')}?open={anchor}#{anchor}"


def back_address(request, anchor: str) -> str:
    """The page the form stood on: the quarter's, or this one."""
    try:
        return reverse("work_quarter", args=[str(parse(request.POST["back"]))])
    except (KeyError, NotAQuarter):
        return row_address(anchor)


def page(request, rows, *, opened="", status=200):
    """The rows in groups, the first that waits opened where none is asked for."""
    given_back = _with_typed(request, rows)
    groups = [
        (WORDS.get(urgency, urgency.words), [row for row in rows if row.urgency is urgency]) for urgency in Urgency
    ]
    groups = [(words, sorted(found, key=lambda row: -row.weight)) for words, found in groups if found]
    waiting = next((row.anchor for _words, found in groups for row in found if not row.sent), "")
    context = {
        "units": units_of(request.user, today()),
        "groups": groups,
        "opened": given_back or opened or waiting,
        "given_back": given_back,
        "most": MAX_BYTES >> 20,
    }
    return render(request, "desk/rounds.html", context, status=status)


def _with_typed(request, rows) -> str:
    """What was typed when the sign-in had run out comes back once; answers with its row."""
    kept = request.session.get(TYPED)
    duty = kept and next((row for row in rows if row.anchor in (kept["anchor"], kept["quarter"])), None)
    if not duty:
        return ""
    del request.session[TYPED]
    duty.body.take_back(kept["fields"])
    return duty.anchor


def _refused(request, sending, refusal):
    """The page again with the row opened, everything that was typed, and what is wrong."""
    rows = rows_of(request, sending.code)
    duty = find(rows, sending.duty.anchor)
    if drafts.by_script(request):
        return drafts.refused(refusal, duty.body.version)
    status = refused_body(sending, duty.body, refusal)
    return page(request, rows, opened=duty.anchor, status=status)
