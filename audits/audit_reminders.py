"""What an information audit reminds of: tables of assets, candidates for opening; and rounds that came to review.

Tables are due as answers are; data to be opened, as what tasks promise. What the office alone settles it hears alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from audits.asset_workflow import Decision
from audits.models import OpeningDecision, Round
from audits.reminder_facts import Known, Table
from core.ladder import Audience, Cause, Ladder, Reminder, step_day
from core.templatetags.ui import days

STAFF = (Audience.COORDINATOR,)
REVIEWERS = (Audience.COORDINATOR, Audience.AUDITOR)
LAST = 28  # days past its day on which the office last hears of what it was to come back to


def begun(facts: Known, round: Round, until: date, on: date, **told) -> Iterator[Reminder]:
    """What a unit is asked the day a round begins, where the first rung is yet to come."""
    began, ladder = timezone.localdate(round.opened_at), facts.ladders[Cause.SUBMIT]
    rung = ladder.beginning(began, until, on)
    if rung is not None and Audience.UNIT in ladder.hears(rung):
        yield Reminder(rung=rung, reached=began, cause=Cause.SUBMIT, audience=Audience.UNIT, **told)


def tables(facts: Known, on: date) -> Iterator[Reminder]:
    """The questionnaire: a unit owes its table, superiors hear of the silence, what came back is named."""
    for table in facts.tables:
        until = table.round.answers_due
        told = {"unit": table.unit, "code": table.round.code, "detail": _owed(table)}
        item = f"{table.round.pk}:{table.unit.pk}:{until:%Y%m%d}"
        words = _("Подайте таблицю інформаційних активів до %s") % f"{until:%d.%m.%Y}"
        if on > until:
            words = _("Строк таблиці інформаційних активів минув %s: подайте її") % f"{until:%d.%m.%Y}"
        owed = {"heading": words, "words": table.round.title, "pressing": on > until, "about": ("assets",)}
        yield from begun(facts, table.round, until, on, item=f"assets:{item}", **told, **owed)
        yield from rungs(facts, Cause.SUBMIT, until, on, item=f"assets:{item}", **told, **owed)
        yield from rungs(
            facts,
            Cause.SILENT,
            until,
            on,
            item=f"assets-silent:{item}",
            heading=_("Не подали таблиці інформаційних активів (%s)") % table.round.code,
            words=table.unit.label,
            about=("audit", str(table.round.pk)),
            **{**told, "code": ""},
        )
        if table.returned_on:
            yield from rungs(
                facts,
                Cause.RETURNED,
                table.returned_on,
                on,
                item=f"assets-returned:{table.round.pk}:{table.unit.pk}:{table.returned_on:%Y%m%d}",
                heading=_("Рядки таблиці активів повернуто: виправте й подайте ще раз"),
                words=table.round.title,
                about=("assets",),
                pressing=True,
                **told,
            )


def candidates(facts: Known, on: date) -> Iterator[Reminder]:
    """Candidates nobody has decided upon, by the last day of the review."""
    for round, count in facts.undecided:
        yield from _office(
            facts,
            round.review_due,
            on,
            item=f"candidates:{round.pk}:{round.review_due:%Y%m%d}",
            heading=_("Кандидати на відкриття чекають рішення"),
            words=round.title,
            code=round.code,
            detail=_("рішень бракує: %(count)s, ухвалити до %(day)s")
            % {"count": count, "day": f"{round.review_due:%d.%m.%Y}"},
            about=("audit", str(round.pk)),
        )


def decisions(facts: Known, on: date) -> Iterator[Reminder]:
    """What was decided comes due: data to be opened by their holder, and a question the office comes back to."""
    for made in facts.decisions:
        if made.decision == Decision.LATER:
            yield from _office(
                facts,
                made.due_on,
                on,
                last=LAST,
                item=f"decision:{made.pk}:{made.due_on:%Y%m%d}",
                heading=_("Поверніться до питання про відкриття даних"),
                words=made.asset.title,
                code=made.asset.uid,
                detail=", ".join([made.asset.unit.label, _late(made.due_on, on)]),
                about=("asset", str(made.asset_id)),
            )
        else:
            yield from _opening(facts, made, on)


def passed(facts: Known, on: date) -> Iterator[Reminder]:
    """A round went to review by itself: coordinators and auditors hear of it."""
    for round in facts.passed:
        day = timezone.localdate(round.sent_at)
        yield from rungs(
            facts,
            Cause.REVIEW,
            day,
            on,
            audiences=REVIEWERS,
            item=f"round-passed:{round.pk}:{day:%Y%m%d}",
            unit=facts.office,
            heading=_("Раунд перейшов на розгляд"),
            words=round.title,
            code=round.code,
            detail=_("розгляньте відповіді й затвердьте результати, розгляд до %s") % f"{round.review_due:%d.%m.%Y}",
            about=("round", str(round.pk)),
        )


def _opening(facts: Known, made: OpeningDecision, on: date) -> Iterator[Reminder]:
    ladder, day = facts.ladders[Cause.DUE], made.due_on
    rung = ladder.rung(day, on)
    own = _("Дані, які вирішено відкрити: строк минув") if on > day else _("Дані, які вирішено відкрити: скоро строк")
    for audience in ladder.hears(rung) if rung is not None else ():
        unit_hears = audience is Audience.UNIT
        told = [_late(day, on)] if unit_hears else [made.dataset.holder.label, _late(day, on)]
        yield Reminder(
            item=f"decision:{made.pk}:{day:%Y%m%d}",
            rung=rung,
            reached=step_day(day, rung),
            cause=Cause.DUE,
            audience=audience,
            unit=made.dataset.holder,
            heading=own if unit_hears else _("Вирішено відкрити, але не оприлюднено"),
            words=made.dataset.title,
            code=made.asset.uid,
            detail=", ".join(told),
            about=("dataset", made.dataset.identifier) if unit_hears else ("asset", str(made.asset_id)),
            pressing=on > day,
        )


def _office(facts: Known, day: date, on: date, *, last: int | None = None, **told) -> Iterator[Reminder]:
    """What the office alone settles: on the rungs of due dates, the coordinator hears from the first one on."""
    ladder = replace(facts.ladders[Cause.DUE], last=last)
    yield from rungs(
        facts, Cause.DUE, day, on, ladder=ladder, audiences=STAFF, unit=facts.office, pressing=on > day, **told
    )


def rungs(facts: Known, cause, day, on, *, audiences=(), ladder: Ladder | None = None, **told) -> Iterator[Reminder]:
    """A reminder for each audience that hears of it on a day."""
    ladder = ladder or facts.ladders[cause]
    rung = ladder.rung(day, on)
    if rung is None or told["unit"] is None:
        return
    for audience in audiences or ladder.hears(rung):
        yield Reminder(rung=rung, cause=cause, audience=audience, reached=step_day(day, rung), **told)


def _owed(table: Table) -> str:
    if table.rows:
        return _("рядків не подано: %s") % table.rows
    return _("жодного рядка ще не подано")


def _late(day: date, on: date) -> str:
    told = _("строк %s") % f"{day:%d.%m.%Y}"
    return f"{told}, " + _("прострочено на %s") % days((on - day).days) if on > day else told


KINDS = (tables, candidates, decisions, passed)
