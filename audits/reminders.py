"""What rounds and findings remind of on a day: answers owed, what came back, what waits for a check, what is overdue.

In the shape of the plan's reminders: read once, reckoned for each day. The rungs are the office's: those of due dates,
of submission and silence, of what was returned, and of what waits for review.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from audits import audit_reminders
from audits.audit_reminders import begun, rungs
from audits.finding_workflow import OPEN_ACTIONS, ActionState, FindingState
from audits.models import CorrectiveAction, Finding
from audits.reminder_facts import Known, Line, known
from audits.workflow import RoundState
from core.ladder import Audience, Cause, Reminder, step_day
from core.templatetags.ui import days


def due(on: date) -> list[Reminder]:
    """Everything the room reminds of on a day."""
    return reckon(load(on), on)


def load(on: date) -> Known:
    """What is known of running rounds and open findings, for any number of days from this one."""
    return known(on)


def reckon(facts: Known, on: date) -> list[Reminder]:
    """Everything that is due on a day, of what is known."""
    return [reminder for kind in KINDS for reminder in kind(facts, on)]


def answers(facts: Known, on: date) -> Iterator[Reminder]:
    """Answers a unit owes, from the day the round began; past their day superiors hear of the silence."""
    for line in facts.lines:
        if line.round.state != RoundState.OPEN or not line.owed:
            continue
        until = line.round.answers_due
        told = {"unit": line.unit, "words": line.round.title, "code": line.round.code, "pressing": on > until}
        item = f"{line.round.pk}:{line.unit.pk}:{until:%Y%m%d}"
        heading = _("Дайте відповіді про свої дані до %s") % f"{until:%d.%m.%Y}"
        if on > until:
            heading = _("Строк відповідей минув %s: дайте їх якнайшвидше") % f"{until:%d.%m.%Y}"
        owed = {"heading": heading, "detail": _owed(line), "about": ("rounds",), **told}
        yield from begun(facts, line.round, until, on, item=f"round:{item}", **owed)
        yield from rungs(facts, Cause.SUBMIT, until, on, item=f"round:{item}", **owed)
        yield from rungs(
            facts,
            Cause.SILENT,
            until,
            on,
            item=f"round-silent:{item}",
            heading=_("Не відповіли в раунді %s") % line.round.code,
            detail=_owed(line),
            about=("round_queue", str(line.round.pk), str(line.unit.pk)),
            **{**told, "words": line.unit.label, "code": ""},
        )


def returned(facts: Known, on: date) -> Iterator[Reminder]:
    """Answers that came back, with the note."""
    for back in facts.backs:
        yield from rungs(
            facts,
            Cause.RETURNED,
            back.returned_on,
            on,
            item=f"round-returned:{back.anchor}:{back.returned_on:%Y%m%d}",
            unit=back.unit,
            heading=_("Відповідь повернуто: виправте й подайте ще раз"),
            words=back.titled,
            code=back.round.code,
            detail=f"«{back.note}»",
            about=("round_row", back.round.code, back.anchor),
            pressing=True,
        )


def reviews(facts: Known, on: date) -> Iterator[Reminder]:
    """Answers that wait for review, unit by unit."""
    for line in facts.lines:
        if line.waiting_since:
            yield from rungs(
                facts,
                Cause.REVIEW,
                line.waiting_since,
                on,
                item=f"round-review:{line.round.pk}:{line.unit.pk}:{line.waiting_since:%Y%m%d}",
                unit=line.unit,
                heading=_("Відповіді підрозділів чекають вашого розгляду"),
                words=line.unit.label,
                code=line.round.code,
                about=("round_queue", str(line.round.pk), str(line.unit.pk)),
            )


def findings(facts: Known, on: date) -> Iterator[Reminder]:
    """Findings to mend: by the day of their next action, else by their own."""
    headings = {
        Audience.COORDINATOR: _("Зауваження не усунено в підрозділах"),
        Audience.CURATOR: _("Зауваження не усунено в підрозділах, за які ви відповідаєте"),
    }
    for finding in facts.findings:
        if finding.state == FindingState.SUBMITTED:
            continue
        day = next_day(finding)
        late = on > day
        own = _("Зауваження: строк усунення минув") if late else _("Зауваження: наближається строк усунення")
        ladder = facts.ladders[Cause.DUE]
        rung = ladder.rung(day, on)
        for audience in ladder.hears(rung) if rung is not None else ():
            unit_hears = audience is Audience.UNIT
            yield Reminder(
                item=f"finding:{finding.pk}:{day:%Y%m%d}",
                rung=rung,
                reached=step_day(day, rung),
                cause=Cause.DUE,
                audience=audience,
                unit=finding.unit,
                heading=headings.get(audience, own),
                words=finding.titled,
                code=finding.code,
                detail=_detail(finding, day, on, unit_hears),
                about=("finding", finding.code) if unit_hears else ("finding_card", str(finding.pk)),
                pressing=late,
            )


def actions(facts: Known, on: date) -> Iterator[Reminder]:
    """An action that came back, for its unit; one that waits for its check."""
    for finding in facts.findings:
        for action in finding.actions.all():
            if action.state == ActionState.RETURNED:
                yield from _action(facts, finding, action, on, Cause.RETURNED, timezone.localdate(action.checked_at))
            if action.state == ActionState.SUBMITTED:
                yield from _action(facts, finding, action, on, Cause.REVIEW, timezone.localdate(action.submitted_at))


KINDS = (answers, returned, reviews, findings, actions, *audit_reminders.KINDS)


def next_day(finding: Finding) -> date:
    """The day a unit is held to next: of its nearest open action, else of the finding itself."""
    planned = [action.due_on for action in finding.actions.all() if action.state in OPEN_ACTIONS]
    return min([*planned, finding.due_on])


def _action(facts, finding: Finding, action: CorrectiveAction, on, cause, day) -> Iterator[Reminder]:
    back = cause is Cause.RETURNED
    yield from rungs(
        facts,
        cause,
        day,
        on,
        item=f"action-{cause}:{action.pk}:{day:%Y%m%d}",
        unit=finding.unit,
        heading=_("Усунення зауваження повернуто: доробіть і подайте ще раз")
        if back
        else _("Усунення зауважень чекає вашої перевірки"),
        words=action.what[:300],
        code=finding.code,
        detail=f"«{action.check_note}»" if back else finding.unit.label,
        about=("finding", finding.code) if back else ("action", str(action.pk)),
        pressing=back,
    )


def _owed(line: Line) -> str:
    if line.sets:
        return _("без відповіді позицій: %(items)s, наборів: %(sets)s") % {"items": line.owed, "sets": line.sets}
    return _("без відповіді позицій: %s") % line.owed


def _detail(finding, day, on, unit_hears) -> str:
    told = [_("усунути до %s") % f"{day:%d.%m.%Y}"]
    if on > day:
        told.append(_("прострочено на %s") % days((on - day).days))
    return ", ".join(told if unit_hears else [finding.unit.label, *told])
