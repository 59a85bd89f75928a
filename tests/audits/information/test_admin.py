"""The information audit in the admin: rows decided upon, stages, files, consultations and visits led."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from audits.models import Consultation, InformationAsset, OpeningDecision, Reply, SiteVisit
from core.sheets import read
from registry.models import Dataset
from tests.audits.information.rows import information_rows
from tests.audits.information.test_visits import PNG

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]
ASSETS = "/admin/audits/informationasset/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def lead(client, coordinator):
    """The coordinator's browser."""
    client.force_login(coordinator)
    return client


@pytest.fixture
def step(lead):
    """Takes a step of a row of assets."""

    def step(row, name, **typed):
        return lead.post(f"{ASSETS}{row.pk}/step/{name}/", {"version": row.version, **typed})

    return step


def test_a_row_is_accepted(step, submitted):
    step(submitted, "accept")
    assert InformationAsset.objects.get().state == "accepted"


def test_a_row_is_returned(step, submitted):
    step(submitted, "return", note="Уточніть підставу")
    assert InformationAsset.objects.get().note == "Уточніть підставу"


def test_returning_asks_why(step, submitted):
    assert "Напишіть причину" in step(submitted, "return").content.decode()


def test_opening_plans_a_dataset(step, accepted):
    typed = {"decision": "open", "due_on": "31.12.2026", "identifier": "zvernennia", "holder": accepted.unit_id}
    assert step(accepted, "decide", **typed).status_code == 302
    assert OpeningDecision.objects.get().dataset == Dataset.objects.get(identifier="zvernennia", state="planned")


def test_the_form_proposes_an_identifier_and_a_holder(lead, accepted):
    page = lead.get(f"{ASSETS}{accepted.pk}/step/decide/").content.decode()
    assert ('value="zvernennia-hromadian"' in page, f'value="{accepted.unit_id}" selected' in page) == (True, True)


def test_not_opening_asks_for_its_ground(step, accepted):
    assert "правову підставу" in step(accepted, "decide", decision="not_open").content.decode()


def test_an_old_form_is_refused(step, accepted):
    accepted.version = 1
    page = step(accepted, "decide", decision="later", due_on="31.12.2026").content.decode()
    assert ("запис змінено" in page, OpeningDecision.objects.exists()) == (True, False)


def test_steps_are_those_of_the_state(lead, submitted):
    page = lead.get(f"{ASSETS}{submitted.pk}/change/").content.decode()
    assert ("step/accept/" in page, "step/decide/" in page) == (True, False)


def test_an_auditor_decides_too(client, auditor, submitted):
    client.force_login(auditor)
    client.post(f"{ASSETS}{submitted.pk}/step/accept/", {"version": submitted.version})
    assert InformationAsset.objects.get().state == "accepted"


@pytest.mark.parametrize(("query", "found"), [("decision=waits", 1), ("decision=open", 0), ("state__exact=draft", 0)])
def test_candidates_are_found(lead, accepted, query, found):
    assert lead.get(f"{ASSETS}?{query}").context["cl"].result_count == found


class TestStages:
    @pytest.fixture
    def there(self, audit):
        return f"{ASSETS}audits/{audit.pk}/"

    def test_every_unit_stands_there(self, lead, there, submitted, unit):
        rows = {row.unit: row.silent for row in lead.get(there).context["units"]}
        assert rows == {unit: True, submitted.unit: False}

    def test_everything_handed_in_is_accepted(self, lead, there, submitted):
        lead.post(f"{there}accept/")
        assert InformationAsset.objects.get().state == "accepted"

    def test_by_looking_nothing_is(self, lead, there, submitted):
        lead.get(f"{there}accept/")
        assert InformationAsset.objects.get().state == "submitted"

    def test_nothing_to_accept_is_told(self, lead, there):
        assert "Розглядати нічого" in lead.post(f"{there}accept/", follow=True).content.decode()

    def test_the_whole_table_as_a_file(self, lead, there, asset):
        assert read("x.xlsx", lead.get(f"{there}assets.xlsx").content).rows[0][1] == asset.title

    def test_the_result_is_entered_once_closed(self, lead, there, closed_audit, settings):
        settings.SITE_URL = "https://hartiia.example"
        assert "Внести до реєстру" in lead.get(there).content.decode()
        lead.post(f"{there}dataset/")
        assert Dataset.objects.get().state == "published"

    def test_before_it_is_not_offered(self, lead, there, accepted):
        assert "Внести до реєстру" not in lead.get(there).content.decode()

    def test_a_monitoring_has_no_such_page(self, lead, running):
        assert lead.get(f"{ASSETS}audits/{running.pk}/").status_code == 404

    def test_queries_do_not_grow_with_rows(self, lead, there, audit, unit, coordinator, django_assert_max_num_queries):
        for number in range(5):
            information_rows(number=number, unit=unit, by=coordinator)
        with django_assert_max_num_queries(25):
            lead.get(there)


class TestConsultations:
    HERE = "/admin/audits/consultation/"

    @pytest.fixture
    def rows(self, audit, unit, coordinator):
        return information_rows(number=1, unit=unit, by=coordinator)

    def test_one_is_written(self, lead, audit):
        days = {"opens_on": "01.10.2026", "closes_on": "10.10.2026"}
        lead.post(f"{self.HERE}add/", {"round": audit.pk, "title": "Що відкрити?", "intro": "Скажіть", **days})
        assert Consultation.objects.get().opens_on == date(2026, 10, 1)

    def test_a_question_is_added(self, lead, rows):
        row = rows["consultation"]
        typed = {"kind": "one", "text": "Що?", "options": "парки\nдороги\n", "required": "on", "version": row.version}
        lead.post(f"{self.HERE}{row.pk}/questions/add/", typed)
        assert row.questions.last().options == ["парки", "дороги"]

    def test_a_question_is_removed(self, lead, rows):
        row = rows["consultation"]
        lead.post(f"{self.HERE}{row.pk}/questions/{rows['question'].pk}/remove/")
        assert not row.questions.exists()

    def test_it_is_announced(self, lead, rows):
        row = rows["consultation"]
        lead.post(f"{self.HERE}{row.pk}/announce/", {"version": row.version})
        assert Consultation.objects.get().announced_at is not None

    def test_once_announced_only_the_last_day_is_typed(self, lead, rows):
        row = rows["consultation"]
        lead.post(f"{self.HERE}{row.pk}/announce/", {"version": row.version})
        form = lead.get(f"{self.HERE}{row.pk}/change/").context["adminform"].form
        assert set(form.fields) == {"closes_on", "reason", "version"}

    def test_results_before_the_end_are_refused(self, lead, rows):
        row = rows["consultation"]
        page = lead.post(f"{self.HERE}{row.pk}/results/", {"conclusion": "Так", "version": row.version})
        assert "коли консультація завершилася" in page.content.decode()

    def test_replies_show_their_words(self, lead, rows):
        assert "Маршрутів" in lead.get("/admin/audits/reply/").content.decode()

    @pytest.mark.parametrize(("name", "state"), [("show", "shown"), ("count", "counted"), ("hide", "hidden")])
    def test_a_reply_is_looked_at(self, lead, rows, name, state):
        reply = Reply.objects.get()
        lead.post(f"/admin/audits/reply/{reply.pk}/step/{name}/", {"version": 1, "reason": "Спам"})
        assert Reply.objects.get().state == state


class TestVisits:
    HERE = "/admin/audits/sitevisit/"

    @pytest.fixture
    def visit(self, audit, unit, coordinator):
        return information_rows(number=1, unit=unit, by=coordinator)["visit"]

    def test_one_is_written_down(self, client, auditor, audit, unit):
        client.force_login(auditor)
        told = {"visited_on": "29.09.2026", "place": "Архів", "present": "Мельник", "text": "Шафа з картками"}
        client.post(f"{self.HERE}add/", {"round": audit.pk, "unit": unit.pk, **told})
        assert (SiteVisit.objects.get().place, SiteVisit.objects.get().recorded_by) == ("Архів", auditor)

    def test_a_photo_is_added_and_handed_out_to_save(self, lead, visit):
        lead.post(f"{self.HERE}{visit.pk}/files/add/", {"file": SimpleUploadedFile("шафа.png", PNG), "version": 1})
        answer = lead.get(f"{self.HERE}{visit.pk}/files/{visit.files.get().pk}/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content) == PNG

    def test_another_kind_is_refused(self, lead, visit):
        sent = SimpleUploadedFile("лист.html", b"<html>")
        answer = lead.post(f"{self.HERE}{visit.pk}/files/add/", {"file": sent, "version": 1})
        assert "такого виду додати не можна" in answer.content.decode()

    def test_a_photo_is_taken_off(self, lead, visit):
        lead.post(f"{self.HERE}{visit.pk}/files/add/", {"file": SimpleUploadedFile("шафа.png", PNG), "version": 1})
        file = visit.files.get()
        lead.post(f"{self.HERE}{visit.pk}/files/{file.pk}/remove/", {"reason": "Не те", "version": 1})
        assert lead.get(f"{self.HERE}{visit.pk}/files/{file.pk}/").status_code == 404
