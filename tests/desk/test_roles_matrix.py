"""Role x address x method: the table in roles_matrix.txt against every address the resolver knows."""

from fnmatch import fnmatchcase
from itertools import product

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.test import Client

from audits.actions.consultations import announce
from audits.actions.visits import add_visit_file
from audits.models import Criterion, Round
from core import clock
from core.models import Errand, Job, Unit, User
from desk.models import CalendarToken
from plan import actions
from registry import actions as datasets
from registry.actions import create_passport, proposals
from registry.models import Dataset, RegisterIntake, TableSchema
from registry.tables.columns import Column
from reports import actions as reports
from tests.audits.findings.rows import own_rows
from tests.audits.information.rows import information_rows
from tests.audits.information.test_visits import PNG
from tests.desk.routes import address, expectations, expected, routes, word
from tests.guards.conftest import whole_office  # noqa: F401 - a fixture

PEOPLE = ["visitor", "administrator", "coordinator", "auditor", "unit_head", "deputy", "committee", "outsider"]
METHODS = ["GET", "POST"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("closed")]
TOLD = actions.Told("Проведено навчання")

OF_A_QUARTER = ["extend", "letter", "unit_sheet", "unit_sheet_preview"]


def quarter_of(plan):
    """The quarter that takes information."""
    return plan.periods.get(year=2026, number=3)


def evidence_of(task, by):
    """A file that proves a report of a unit's task."""
    update = actions.save_draft(task=task, period=quarter_of(task.plan), told=TOLD, by=by)
    kept = actions.add_file(update=update, name="наказ.pdf", content=b"%PDF-1.4", media_type="application/pdf", by=by)
    return kept.pk


@pytest.fixture
def rows(whole_office, plan, other_unit, unit_head, auditor, coordinator, make_task, settings, tmp_path, today):  # noqa: F811
    """What addresses speak of; everything of a unit is the unit head's own."""
    settings.MEDIA_ROOT = tmp_path
    own = make_task("Постійно", unit=other_unit)
    period = quarter_of(plan)
    version = evidence_of(own, unit_head)
    fact = whole_office[3].stage_changes.get()
    return {
        "unit_id": other_unit.pk,
        "quarter": "2026-Q3",
        "period": "2026-Q3",
        "code": "2026-Q3",
        "anchor": own.code,
        "kind": "xlsx",
        "app_label": "core",
        "url": "немає",
        "token": "немає",
        "key": "немає",
        "uidb36": "1",
        "pk": version,
        "version_id": version,
        "content_type_id": 1,
        "task": {"code": own.code},
        "preview_task": {"code": own.code},
        "calendar_revoke": {"pk": CalendarToken.objects.create(user=unit_head, unit=other_unit, hash="0").pk},
        **{f"admin:plan_{page}": {"object_id": period.pk} for page in OF_A_QUARTER},
        "admin:plan_task_fact": {"object_id": fact.task_id, "kind": "stage", "fact_id": fact.pk, "verb": "decline"},
        "admin:plan_task_many": {"verb": "stage"},
        "admin:plan_amend_withdraw": {"edition_id": own.edition_id},
        **{f"admin:core_unit_{verb}": {"object_id": other_unit.pk} for verb in ("rename", "merge", "split")},
        "admin:core_members": {"object_id": Unit.objects.create(name="Підрозділи", kind=Unit.Kind.COLLECTIVE).pk},
        "admin:view_on_site": {"object_id": 1},
        "run_id": taken_in(coordinator),
        "monitoring_results": {"round_code": "M2026-1"},
        "monitoring_compare": {"round_code": "M2026-1"},
        "ranking_of_year": {"year": 2026},
        **{page: {"pk": paper_asked(coordinator)} for page in ("errand", "errand_file")},
        "admin:registry_publish": {"dataset_id": Dataset.objects.order_by("pk").first().pk},
        "criterion_id": Criterion.objects.order_by("pk").first().pk,
        "admin:audits_dataset_links": {"dataset_id": Dataset.objects.order_by("pk").first().pk},
        **own_rows(round=Round.objects.get(code="M2026-1"), unit=other_unit, by=unit_head, on=today),
        **accounts(unit_head, other_unit, auditor),
        **documents(coordinator),
        **unit_files(other_unit, unit_head, coordinator),
        **catalogue(other_unit, coordinator),
        **information(other_unit, coordinator),
    }


def information(unit, by):
    """An information audit: a consultation in writing, an announced one, a row of assets, a visit with its photo."""
    announced = information_rows(number=1, unit=unit, by=by)["consultation"]
    announce(consultation=announced, by=by)
    rows = information_rows(number=2, unit=unit, by=by)
    draft, asset, visit = rows["consultation"].pk, rows["asset"].pk, rows["visit"]
    photo = add_visit_file(visit=visit, title="Шафа", name="шафа.png", content=PNG, by=by)
    of_question = {"object_id": draft, "question_id": rows["question"].pk}
    of_file = {"object_id": visit.pk, "file_id": photo.pk}
    return {
        "round_id": rows["audit"].pk,
        "number": announced.pk,
        "admin:audits_informationasset_step": {"object_id": asset, "step": "accept"},
        **{f"admin:audits_consultation_{page}": of_question for page in ("question", "question_remove")},
        **{f"admin:audits_consultation_{page}": {"object_id": draft} for page in ("announce", "results")},
        **{f"admin:audits_sitevisit_{page}": of_file for page in ("file", "remove")},
        **{page: {"pk": asset} for page in ("work_asset", "work_asset_remove")},
    }


def taken_in(by):
    """A register file that was taken in."""
    facts = {"ticket": "t", "name": "reestr.csv", "reason": "Лист", "state": "done", "finished_at": clock.now()}
    return RegisterIntake.objects.create(by=by, **facts).pk


def paper_asked(by):
    """A paper that the background made for somebody."""
    job = Job.objects.create(kind="errand", state="done", finished_at=clock.now())
    return Errand.objects.create(kind="test", title="Додаток", by=by, job=job, content=b"%PDF-").pk


def catalogue(unit, by):
    """A published dataset with a structure, and a proposal that gathers support."""
    passport = {"identifier": "vidkryti", "title": "Відкриті дані"}
    create_passport(passport=passport, holder=unit, state="published", by=by, reason="Внесено до реєстру")
    structure = TableSchema.objects.create(code="vidkryti", title="Структура", columns=[{"name": "id"}])
    proposal = proposals.open_proposal(proposal=proposals.receive(title="Маршрути сміттєвозів"), by=by)
    return {
        "identifier": "vidkryti",
        "table_code": structure.code,
        "proposal_id": proposal.pk,
        "step": "hide",
        **{f"ckan_{number}": {"name": "package_list"} for number in (1, 3)},
    }


def unit_files(unit, head, by):
    """A set of the unit with a file that was sent, and one that was published."""
    dataset = datasets.create_passport(
        passport={"identifier": "zeleni", "title": "Зелені зони"}, holder=unit, **by_hand(by)
    )
    sent, open_to_all = (_file(dataset, name, head, by) for name in ("zeleni", "parky"))
    address = "https://data.example.org/parky.csv"
    datasets.publish_version(version=datasets.submit_version(version=open_to_all, by=head), address=address, by=by)
    of_resource = {"identifier": "zeleni", "pk": sent.distribution_id}
    of_version = {"identifier": "zeleni", "pk": sent.pk}
    return {
        "work_dataset": {"identifier": "zeleni"},
        **{
            f"admin:registry_dataset_{page}": {"object_id": dataset.pk, "resource_id": sent.distribution_id}
            for page in ("resource", "resource_remove")
        },
        **{f"work_dataset_{page}": of_resource for page in ("upload", "empty")},
        **{f"work_dataset_{page}": of_version for page in ("submit", "file")},
        "published_file": {"identifier": "zeleni", "name": "parky.csv"},
        **{f"admin:registry_fileversion_{page}": {"object_id": sent.pk} for page in ("publish", "return", "file")},
        "admin:registry_tableschema_download": {"kind": "empty.csv"},
    }


def by_hand(by):
    """Who enters something in the register, and why."""
    return {"by": by, "reason": "Лист управління"}


def _file(dataset, name, head, by):
    structure = datasets.keep_structure(code=name, title=name, columns=[Column("id")], **by_hand(by))
    values = {"name": name, "table_schema": structure}
    row = datasets.keep_resource(dataset=dataset, values=values, **by_hand(by))
    return datasets.add_version(distribution=row, name=f"{name}.csv", content=b"id\n1\n", by=head)


def documents(by):
    """A report that was issued, with its scan, and the draft of its correction."""
    what = {"kind": "quarterly", "period": "2026-Q2", "by": by}
    issued = reports.issue_report(**what)
    draft = reports.draft_report(**what, reason="Помилка в стані завдання")
    scan = reports.attach(report=issued, kind="scan", name="скан.pdf", content=b"%PDF-1.4", by=by)
    pages = {"kind": "quarterly", "period": "2026-Q2", "revision": 1}
    drafts, sealed = ("preview", "conclusion", "issue", "discard"), ("correct", "register", "attach", "public")
    return {
        "report_pdf": pages,
        "report_html": pages,
        "report_xlsx": pages,
        "report_read": pages,
        "report_year": {"year": 2026},
        "report_json": pages,
        "verify_code": {"code": issued.code},
        **{f"admin:reports_{page}": {"object_id": draft.pk} for page in drafts},
        **{f"admin:reports_{page}": {"object_id": issued.pk} for page in sealed},
        "admin:reports_file": {"object_id": issued.pk, "file_id": scan.pk},
    }


def accounts(unit_head, other_unit, auditor):
    """Whom the pages of accounts are about: a unit's head, one who left, and one who lost his telephone."""
    off = User.objects.create_user("buv@example.org", role="unit_head", unit=other_unit, is_active=False)
    TOTP.activate(auditor, generate_totp_secret())
    active = ["new_password", "replace", "switch_off", "invite_again", "take_links_back"]
    whose = {page: unit_head for page in active} | {"switch_on": off, "forget_second_factor": auditor}
    return {f"admin:core_user_{page}": {"object_id": person.pk} for page, person in whose.items()}


@pytest.fixture
def ask(request):
    """Asks for an address as somebody; whatever a POST does is undone."""

    def ask(who):
        person = Client()
        if who != "visitor":
            person.force_login(request.getfixturevalue(who))
        key = {name: morsel.value for name, morsel in person.cookies.items()}

        def ask(method, there):
            visit = Client()
            visit.cookies.load(key)
            with transaction.atomic():
                answer = getattr(visit, method.lower())(there)
                transaction.set_rollback(True)
            for close in answer._resource_closers:  # closing the answer itself would close the database
                close()
            return word(answer)

        return ask

    return ask


def test_every_address_has_its_line():
    missing = [name for name in routes() if expected(name) is None]
    assert missing == [], "Додайте рядок до tests/desk/roles_matrix.txt"


def test_every_line_has_its_address():
    idle = [pattern for pattern, _said in expectations() if not any(fnmatchcase(name, pattern) for name in routes())]
    assert idle == []


@pytest.mark.parametrize("who", PEOPLE)
def test_the_answers(rows, ask, who):
    asked, wrong = ask(who), {}
    known = {name: expected(name) for name in routes() if expected(name)}
    for method, (name, said) in product(METHODS, known.items()):
        was, due = asked(method, address(name, rows)), said[who, method]
        if was != due:
            wrong[method, name] = f"{was}, а має бути {due}"
    assert wrong == {}


FOREIGN = [
    "/units/{unit}/form/2026-Q3.xlsx",
    "/work/2026-Q3/{task}/",
    "/evidence/{proof}/",
    "/calendar/revoke/{key}/",
]


@pytest.mark.parametrize("who", ["unit_head", "deputy"])
def test_what_is_another_units_is_not_there(rows, ask, whole_office, unit, coordinator, who):  # noqa: F811
    foreign, asked, told = whole_office[4], ask(who), []
    proof = evidence_of(foreign, coordinator)
    key = CalendarToken.objects.create(user=coordinator, unit=unit, hash="1").pk
    for there, method in product(FOREIGN, METHODS):
        answer = asked(method, there.format(unit=unit.pk, task=foreign.code, proof=proof, key=key))
        if answer != "nil" and (answer != "not" or expected_method(there) == method):
            told.append((method, there, answer))
    assert told == []


def expected_method(there):
    """The method an address is for; it answers the other one with 405 to everybody."""
    return "POST" if "revoke" in there else "GET"
