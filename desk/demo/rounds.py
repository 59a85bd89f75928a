"""The demo office's rounds of monitoring and audit: opened by the timetable, answered, reviewed, all but the last."""

from dataclasses import dataclass
from datetime import date, timedelta

from audits import timetable
from audits.actions import (
    accept_items,
    add_action_link,
    approve_round,
    close_action,
    draw_up,
    open_round,
    open_rounds,
    plan_action,
    record_findings,
    send_to_review,
    submit_action,
    submit_answers,
)
from audits.actions.answering import Answer, Asked
from audits.actions.reviewing import Verdict
from audits.models import Round
from audits.results import Result
from audits.workflow import Answered, Kind, WorkStatus
from core.models import User
from desk.demo import cast, information, probed
from desk.demo.days import typed, workday
from desk.demo.story import Year

WORDS = {
    "full": "Перевірено за первинними документами підрозділу.",
    "part": "Виконано частково: решту доробимо до кінця кварталу.",
    "none": "Не виконано: бракувало виконавця.",
    Result.NOT_CHECKED: "Фахівець у відрядженні, перевіримо в наступному раунді.",
}
MENDED = "Файл завантажено наново, посилання перевірено."
LOOKED = "Це телефони установ та імена посадовців: їх оприлюднюють за законом."
FOUND_AT_MOST = 9
HERE = "http://127.0.0.1:8000"  # where `bin/run` serves the demo; with SITE_URL, its own address


@dataclass(frozen=True)
class Crew:
    """Who leads the rounds, who approves them, and whoever answers for a unit of his own."""

    lead: User
    approver: User
    heads: dict[int, User]

    def author(self, unit_id) -> User:
        """Who hands in: the unit's own account, else the coordinator from its letter."""
        return self.heads.get(unit_id, self.lead)

    def reviewer(self, unit_id) -> User:
        """Somebody else: the administrator, but not for his own unit."""
        return self.lead if unit_id == self.approver.unit_id else self.approver


def tell(year: Year, people: dict[str, User]):
    """Every round of the year so far; where none is under way on the day of the show, the next is begun early."""
    crew = _crew(people)
    for day in sorted(_openings(year)):
        with typed(day):
            opened = open_rounds(on=day)
        for round in opened:
            _work(round, year, crew)
    if not Round.objects.running().exists():
        _begin_next(year, crew)


def _crew(people) -> Crew:
    own = {user.unit_id: user for user in people.values() if user.role in ("unit_head", "unit_deputy")}
    approver = next(user for user in people.values() if user.is_superuser)
    return Crew(people[cast.COORDINATOR], approver, own)


def _openings(year) -> set[date]:
    """The days on which a round begins; on the first what ran before the register stood is caught up."""
    first = year.after(25)
    drawn = (days for kind in Kind for _slot, days in timetable.drawn_up(kind, first, year.on))
    return {first, *(days.opens_on for days in drawn if first <= days.opens_on <= year.on)}


def _begin_next(year, crew):
    """The next monitoring, begun ahead of its day by the mayor's order."""
    slot = timetable.slot_of(Kind.MONITORING, year.on)
    while Round.objects.filter(code=slot.code).exists():
        slot = timetable.slot_of(Kind.MONITORING, slot.last + timedelta(days=1))
    day = year.ago(9)
    with typed(day):
        round = draw_up(slot=slot, on=day, by=crew.lead, reason="Позачергово, за дорученням міського голови")
        round = open_round(round=round, on=day, by=crew.lead)
    _work(round, year, crew)


def _work(round, year, crew):
    """A round as far as its days have come."""
    looked = workday(round.opens_on + timedelta(days=4))
    if looked <= year.on and round.kind == Kind.MONITORING:
        with typed(looked):
            probed.look(round, crew.lead)
    if round.kind == Kind.AUDIT:
        information.gather(round, year.on, crew.lead)
    _answers(round, year, crew)
    sent = round.answers_due + timedelta(days=1)
    if sent > year.on:
        return
    with typed(sent):
        round = send_to_review(round=round, by=crew.lead)
    if round.review_due <= year.on:
        _review(round, year, crew)
        if round.kind == Kind.AUDIT:
            information.settle(round, workday(round.review_due), crew.lead)
    if round.report_due <= year.on:
        with typed(round.report_due):
            note = "Протокол наради при заступникові міського голови"
            approve_round(round=round, by=crew.approver, note=note, site=HERE)


def _answers(round, year, crew):
    """Units answer set by set, one after the other; while the round runs, some have not yet."""
    asked: dict[tuple, list] = {}
    for item in round.items.select_related("unit", "dataset").order_by("unit", "dataset", "order"):
        asked.setdefault((item.unit_id, item.dataset_id), []).append(item)
    span = (round.answers_due - round.opens_on).days - 6
    for number, (key, items) in enumerate(asked.items()):
        day = workday(round.opens_on + timedelta(days=6 + span * number // len(asked)))
        if day <= year.on and number % 9 != 8:  # one in nine stays silent
            told = {item.pk: _answer(item, number) for item in items if item.kind == Answered.PERSON}
            with typed(day, number):
                which = Asked(round, items[0].unit, items[0].dataset)
                submit_answers(asked=which, answers=told, by=crew.author(key[0]))


def _answer(item, number) -> Answer:
    """A grade by the number of the set and of the criterion: most are full."""
    turn = number * 3 + item.order
    points = [row["points"] for row in item.rubric]
    if turn % 13 == 0:
        return Answer(Result.NOT_CHECKED, WORDS[Result.NOT_CHECKED])
    step, words = (-1, "none") if turn % 11 == 0 else (1, "part") if turn % 5 == 0 else (0, "full")
    return Answer(str(points[step]), WORDS[words])


def _review(round, year, crew):
    """Everything handed in is settled; what is bad becomes findings, some of them mended since."""
    waiting = list(round.items.filter(work_status=WorkStatus.ANSWERED).order_by("pk"))
    with typed(workday(round.review_due)):
        for person in (crew.lead, crew.approver):
            mine = [item for item in waiting if crew.reviewer(item.unit_id) == person]
            if mine:
                accept_items(items=mine, by=person, verdicts={item.pk: _verdict(item) for item in mine})
        bad = round.items.filter(work_status=WorkStatus.REVIEWED, result=Result.FAILED).order_by("-weight", "pk")
        chosen = list(bad[:FOUND_AT_MOST])
        found = record_findings(items=chosen, by=crew.lead, on=workday(round.review_due)) if chosen else []
    for number, finding in enumerate(found):
        _mend(finding, number % 3, year, crew)


def _verdict(item) -> Verdict:
    """Signs of personal data are judged by a person; what has failed is serious by its weight."""
    if item.auto_look:
        return Verdict(str(item.scale), LOOKED, reason=LOOKED)
    if item.auto_result == Result.FAILED or item.answer_result == Result.FAILED:
        return Verdict(severity="high" if item.weight >= 3 else "medium")
    return Verdict()


def _mend(finding, turn, year, crew):
    """Of three findings one is mended and checked, one is in work, one waits."""
    day = workday(finding.found_on + timedelta(days=7))
    if turn == 2 or day > year.on:
        return
    author = crew.author(finding.unit_id)
    with typed(day):
        action = plan_action(
            finding=finding, what="Виправити файл і оновити посилання", due_on=finding.due_on, by=author, on=day
        )
    done = workday(finding.due_on - timedelta(days=2))
    if turn == 0 and done <= year.on:
        with typed(done):
            add_action_link(action=action, title="Сторінка набору", link="https://portal.example.org/", by=author)
            action = submit_action(action=action, done=MENDED, by=author)
        with typed(done, 90):
            close_action(action=action, by=crew.reviewer(finding.unit_id), note="Перевірено на порталі")
