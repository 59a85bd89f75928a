"""The demo office's information audits: a consultation, the units' assets, a visit, what is to be opened.

Units fill in their tables once and carry last year's rows over later; the facts: `fixtures/demo-audit.json`.
"""

import json
from datetime import date, timedelta

from audits.actions import consultations, replies
from audits.actions.asset_review import accept_submitted
from audits.actions.assets import carry_over, keep_asset, previous_audit, submit_assets, to_carry
from audits.actions.decisions import decide
from audits.actions.visits import keep_visit
from audits.models import InformationAsset
from audits.questions import QuestionKind
from core.models import Unit
from desk.demo.days import typed, workday
from desk.office import FIXTURES
from registry.models import Dataset

BOOK = json.loads((FIXTURES / "demo-audit.json").read_text(encoding="utf-8"))
REPLIES, LASTS = 24, 14  # people, days
TURNS = (0, 1, 0, 2, 1, 0, 3, 1)  # which option the next one chooses


def gather(round, on: date, lead):
    """From the opening to the units' last day: people reply, units hand in, somebody looks on the spot."""
    consultation = _announce(round, lead)
    _reply(consultation, on)
    day = workday(round.opens_on + timedelta(days=10))
    if day <= on:
        with typed(day):
            _hand_in(round, lead)
            _visit(round, day, lead)
    told = workday(consultation.closes_on + timedelta(days=5))
    if told <= on:
        with typed(told):
            for reply in consultation.replies.filter(state="new"):
                replies.show_reply(reply=reply, by=lead)
            conclusion = BOOK["consultation"]["conclusion"]
            consultations.publish_results(consultation=consultation, conclusion=conclusion, by=lead)


def settle(round, day: date, lead):
    """In review: rows are accepted, and decided upon."""
    with typed(day):
        accept_submitted(round=round, by=lead)
        for row in BOOK["decisions"]:
            asset = InformationAsset.objects.of_round(round).accepted().filter(title=row["title"]).first()
            if asset is not None:
                _decide(asset, row, day, lead)


def _announce(round, lead):
    book = BOOK["consultation"]
    days = {"opens_on": round.opens_on, "closes_on": round.opens_on + timedelta(days=LASTS)}
    with typed(round.opens_on):
        said = {"title": book["title"], "intro": book["intro"], **days}
        row = consultations.keep_consultation(round=round, values=said, by=lead)
        for question in book["questions"]:
            consultations.keep_question(consultation=row, values=question, by=lead)
        return consultations.announce(consultation=row, by=lead)


def _reply(consultation, on):
    questions = list(consultation.questions.all())
    for number in range(REPLIES):
        day = consultation.opens_on + timedelta(days=number * LASTS // REPLIES)
        if day <= on:
            answers = {str(one.pk): _answer(one, number) for one in questions}
            told = {"consultation": consultation.pk, "answers": {key: said for key, said in answers.items() if said}}
            with typed(day, number):
                replies.take(told=told, email=f"meshkanets{number}@example.org")


def _answer(question, number):
    """What the next person says: choices in turn, words from a few."""
    said, turn = BOOK["consultation"]["said"], TURNS[number % len(TURNS)]
    if question.kind == QuestionKind.TEXT:
        return said[number // 8] if number % 8 == 3 else ""
    if question.kind == QuestionKind.SCALE:
        return str(turn + 2)
    chosen = question.options[turn % len(question.options)]
    return [chosen] if question.kind == QuestionKind.MANY else chosen


def _hand_in(round, lead):
    """The coordinator types from the units' letters; one unit in the list stays silent after the first year."""
    first = previous_audit(round) is None
    units = [Unit.objects.get(name=name) for name in dict.fromkeys(row["unit"] for row in BOOK["assets"])]
    for unit in units if first else units[:-1]:
        if to_carry(round, unit):
            carry_over(round=round, unit=unit, by=lead)
        else:
            _fill(round, unit, lead)
        submit_assets(round=round, unit=unit, by=lead)


def _fill(round, unit, lead):
    for row in BOOK["assets"]:
        if row["unit"] == unit.name:
            values = {name: value for name, value in row.items() if name != "unit"}
            values |= {"data_user": unit.name, "data_creator": unit.name}
            values["date_created"] = date.fromisoformat(row["date_created"])
            keep_asset(round=round, unit=unit, values=values, by=lead)


def _visit(round, day, lead):
    said = BOOK["visit"]
    keep_visit(round=round, values=said | {"unit": Unit.objects.get(name=said["unit"]), "visited_on": day}, by=lead)


def _decide(asset, row, day, lead):
    due_on = day + timedelta(days=row["days"]) if "days" in row else None
    known = Dataset.objects.filter(identifier=row.get("identifier", "")).first()
    passport = {"identifier": row.get("identifier", ""), "holder": asset.unit}
    said = {"decision": row["decision"], "due_on": due_on, "ground": row.get("ground", "")}
    decide(asset=asset, by=lead, dataset=known, passport=passport, on=day, **said)
