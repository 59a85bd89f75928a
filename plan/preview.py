"""What an order would become, in lines of text, before anything is saved."""

from datetime import date

from django.utils.translation import gettext as _

from plan.approved import Act, ApprovedPlan
from plan.sentences import deadline_sentence


def lines(approved: ApprovedPlan, on: date) -> list[str]:
    """The act, the counts, every task with its understood deadline, every doubt."""
    return [*_act(approved.act), "", _counts(approved), "", *_tasks(approved, on), "", *_doubts(approved)]


def _act(act: Act):
    told = {
        _("Акт"): " ".join(filter(None, [act.kind, f"№ {act.number}" if act.number else "", _dated(act)])),
        _("Назва"): act.title,
        _("Орган"): ", ".join(act.authority.splitlines()),
        _("Підписант"): ", ".join(filter(None, [act.signatory_post, act.signatory])),
        _("Підписант додатка"): ", ".join(filter(None, [act.annex_signatory_post, act.annex_signatory])),
        _("Контроль"): act.controller,
    }
    return [f"{label}: {value or '–'}" for label, value in told.items()]


def _dated(act):
    return _("від {day:%d.%m.%Y}").format(day=act.date) if act.date else ""


def _counts(approved):
    tasks = list(approved.tasks())
    named = [name for task in tasks for name in task.responsible]
    return _(
        "Принципів – {principles}, їхнього змісту – {areas}, завдань – {tasks}, призначень – {assignments}, "
        "сторін – {parties}, з них невідомих – {unknown}."
    ).format(
        principles=len(approved.principles),
        areas=sum(len(principle.areas) for principle in approved.principles),
        tasks=len(tasks),
        assignments=len(named),
        parties=len(set(named)),
        unknown=len(approved.unknown),
    )


def _tasks(approved, on):
    since = approved.act.date or on
    ends = [task.schedule.ends.year for task in approved.tasks() if task.schedule.ends]
    until = date(max([on.year, since.year, *ends]), 12, 31)
    for task in approved.tasks():
        yield f"{task.code} {task.title}"
        yield f"    {task.deadline_text} → {deadline_sentence(task.schedule, since, until)}"
        yield f"    {'; '.join(task.responsible) or '–'}"


def _doubts(approved):
    if not approved.doubts:
        return [_("Сумнівів немає.")]
    return [_("Сумніви:"), *(f"– {doubt.text}" for doubt in approved.doubts)]
