"""Taking the register out: for everybody at its fixed addresses, for the office from the list."""

import pytest

from core.models import Office
from registry.admin.export_pages import EXPORTS, INNER

pytestmark = pytest.mark.django_db
LIST = "/admin/registry/dataset/"
PUBLIC = ["/register.csv", "/register.xlsx", "/register.json"]
every_address = pytest.mark.parametrize("address", PUBLIC)


def content(answer):
    """The bytes of an answer."""
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def desk(client, coordinator):
    client.force_login(coordinator)
    return client


@pytest.fixture
def public(office):
    """Public pages are open."""
    Office.objects.update(public_pages=True)


class TestPublic:
    @every_address
    def test_everybody_takes_it_while_pages_are_open(self, client, public, full, address):
        assert len(content(client.get(address))) > 100

    @every_address
    def test_a_stranger_signs_in_while_they_are_closed(self, client, office, settings, address):
        settings.PUBLIC_PAGES = False
        assert client.get(address).url == f"/login/?next={address}"

    def test_who_may_not_look_finds_nothing(self, client, office, outsider, settings):
        settings.PUBLIC_PAGES = False
        client.force_login(outsider)
        assert client.get("/register.csv").status_code == 404

    def test_who_may_look_takes_it_though_they_are_closed(self, desk, office, settings):
        settings.PUBLIC_PAGES = False
        assert len(content(desk.get("/register.csv"))) > 100

    def test_a_planned_set_is_not_public(self, client, public, full, make_dataset):
        make_dataset("parky")
        assert b"parky" not in content(client.get("/register.csv"))

    @every_address
    def test_what_did_not_change_is_not_sent_again(self, client, public, full, address):
        first = client.get(address)
        content(first)
        assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304

    def test_a_change_is_sent(self, client, public, full, unit):
        tag = client.get("/register.json")["ETag"]
        unit.name = "Відділ даних"
        unit.save()
        assert client.get("/register.json")["ETag"] != tag

    def test_other_sites_may_read_it(self, client, public, full):
        assert client.get("/register.json")["Access-Control-Allow-Origin"] == "*"

    def test_a_closed_one_is_not_for_other_sites(self, desk, office, settings):
        settings.PUBLIC_PAGES = False
        answer = desk.get("/register.json")
        assert ("Access-Control-Allow-Origin" in answer, answer["Cache-Control"]) == (False, "private, no-cache")

    @pytest.mark.parametrize("address", ["/register.csv", "/register.json"])
    def test_text_is_sent_as_it_is_made(self, client, public, full, address):
        assert client.get(address).streaming

    def test_nothing_is_written_here(self, client, public):
        assert client.post("/register.csv").status_code == 405


class TestList:
    @pytest.mark.parametrize("kind", EXPORTS)
    def test_every_file_is_made(self, desk, office, full, kind):
        answer = desk.get(f"{LIST}export/{kind}/")
        assert (answer.status_code, len(content(answer)) > 100) == (200, True)

    def test_the_list_names_the_files(self, desk, full):
        assert b"export/annex.pdf/" in desk.get(LIST).content

    def test_only_the_rows_shown(self, desk, full, make_dataset):
        make_dataset("parky", title="Парки")
        assert content(desk.get(f"{LIST}export/register.csv/?q=парки")).count(b"\r\n") == 2

    def test_a_filter_that_does_not_exist(self, desk, full):
        assert desk.get(f"{LIST}export/register.csv/?nothing=1").status_code == 302

    def test_a_file_that_does_not_exist(self, desk, full):
        assert desk.get(f"{LIST}export/register.exe/").status_code == 404

    @pytest.mark.parametrize("kind", INNER)
    def test_the_auditor_does_not_take_everything(self, client, auditor, full, kind):
        client.force_login(auditor)
        assert client.get(f"{LIST}export/{kind}/").status_code == 403

    def test_the_auditor_takes_the_register(self, client, auditor, full):
        client.force_login(auditor)
        assert client.get(f"{LIST}export/register.csv/").status_code == 200

    def test_a_person_without_the_admin_takes_nothing(self, client, unit_head, full):
        client.force_login(unit_head)
        assert client.get(f"{LIST}export/register.csv/").status_code == 302

    @pytest.mark.parametrize("name", ["chosen_register", "chosen_annex", "chosen_annex_word", "chosen_whole"])
    def test_chosen_rows(self, desk, office, full, make_dataset, name):
        make_dataset("parky", title="Парки")
        answer = desk.post(LIST, {"action": name, "_selected_action": [full.pk]})
        assert (answer.status_code, len(content(answer)) > 100) == (200, True)

    def test_too_many_sets_for_a_pdf_are_told(self, desk, full, monkeypatch):
        monkeypatch.setattr("registry.writing.annex.MOST", 0)
        assert "Відберіть менше" in desk.get(f"{LIST}export/annex.pdf/", follow=True).content.decode()
