"""Publishing a dataset on portals: what is made, what is changed, what went wrong and how it goes on."""

import io
from datetime import date
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from core import outbound
from core.acts import Basis
from core.refusals import Refused
from registry import actions
from registry.actions.passports import Person
from registry.actions.portal_publications import request_publication
from registry.actions.portal_publishing import look, publish
from registry.models import DataPortal, FileVersion, PortalCopy, Publication
from registry.portal.carrying import Finished
from tests.standin import ckan as standin
from tests.standin.ckan import Ckan

pytestmark = pytest.mark.django_db
QUICK = outbound.Limits(total=5, step=1, tries=1, pause=0.01)


@pytest.fixture
def site(ckan, settings):
    settings.PORTAL_TOKENS = {"city": "key"}
    return DataPortal.objects.create(key="city", title="Портал міста", address=ckan.url, organization="bilatserkva")


@pytest.fixture
def national(site, settings):
    """A second portal."""
    with Ckan() as ckan:
        settings.OUTBOUND_ALLOW = [*settings.OUTBOUND_ALLOW, ckan.place]
        settings.PORTAL_TOKENS = {"city": "key", "ua": "key"}
        DataPortal.objects.create(key="ua", title="Державний портал", address=ckan.url, organization="bilatserkva")
        yield ckan


@pytest.fixture
def dataset(make_dataset, coordinator, settings, tmp_path):
    """A dataset with a file and a link."""
    settings.MEDIA_ROOT = tmp_path
    person = Person("Олена Коваль", "koval@example.org")
    made = make_dataset("shkoly", title="Школи", description="Опис", keywords=["освіта"], contacts=[person])
    values = {"name": "dani", "format": "CSV"}
    file = actions.keep_resource(dataset=made, values=values, by=coordinator, reason="Додано")
    link = {"name": "karta", "format": "JSON", "download_url": "https://example.org/a.json"}
    actions.keep_resource(dataset=made, values=link, by=coordinator, reason="Додано")
    add_version(file, b"a;b", 1)
    return made


def add_version(resource, content, number):
    return FileVersion.objects.create(
        distribution=resource,
        number=number,
        file=ContentFile(content, f"dani-{number}.csv"),
        name=f"дані-{number}.csv",
        media_type="text/csv",
        size=len(content),
        sha256=sha256(content).hexdigest(),
        state=FileVersion.State.PUBLISHED,
    )


@pytest.fixture
def out(dataset, site, coordinator):
    """Publishes on all portals; the publications by the portal's key."""

    def out():
        dataset.refresh_from_db()
        portals = list(DataPortal.objects.all())
        asked = request_publication(dataset=dataset, portals=portals, by=coordinator, in_background=False)
        return {publication.portal.key: publication for publication in publish(asked, limits=QUICK)}

    return out


def states(publication):
    return [step.state for step in publication.steps.all()]


def test_a_set_with_its_files_is_made(out, ckan):
    publication = out()["city"]
    (there,) = ckan.packages.values()
    assert (publication.state, there["title"], there["name"]) == ("done", "Школи", "shkoly")
    assert [resource["name"] for resource in there["resources"]] == ["dani", "karta"]
    assert list(ckan.files.values()) == [("дані-1.csv", b"a;b")]


def test_the_set_is_then_known_as_ours(out, dataset):
    publication = out()["city"]
    copy = PortalCopy.objects.get()
    assert (copy.dataset, copy.remote_id, copy.matched_by) == (dataset, publication.remote_id, "published")


def test_the_passport_knows_the_page(out, dataset, ckan):
    out()
    dataset.refresh_from_db()
    assert dataset.landing_page == f"{ckan.url}/dataset/shkoly"


def test_publishing_again_does_nothing(out, ckan):
    out()
    writes = len([asked for asked in ckan.asked if asked.method == "POST"])
    assert states(out()["city"]) == []
    assert len([asked for asked in ckan.asked if asked.method == "POST"]) == writes


def test_a_change_is_carried_over(out, ckan, dataset, coordinator):
    out()
    actions.edit_passport(dataset=dataset, changes={"title": "Ліцеї"}, by=coordinator, reason="Лист")
    assert [step.changes for step in out()["city"].steps.all()] == [[["Назва", "Школи", "Ліцеї"]]]
    assert next(iter(ckan.packages.values()))["title"] == "Ліцеї"


def test_a_new_version_of_a_file_is_carried_over(out, ckan, dataset):
    out()
    add_version(dataset.distributions.get(name="dani"), b"a;b;c", 2)
    out()
    assert list(ckan.files.values()) == [("дані-2.csv", b"a;b;c")]


def test_a_version_that_is_not_approved_stays_at_home(out, ckan, dataset):
    add_version(dataset.distributions.get(name="dani"), b"draft", 2)
    FileVersion.objects.filter(number=2).update(state=FileVersion.State.SUBMITTED)
    out()
    assert list(ckan.files.values()) == [("дані-1.csv", b"a;b")]


def test_a_set_that_is_there_under_our_identifier_is_taken(out, ckan):
    there = ckan.add(name="shkoly")
    assert out()["city"].remote_id == there["id"]


def test_a_foreign_set_under_our_identifier_is_not_touched(out, ckan):
    ckan.add_organization("insha", "Інша рада")
    there = ckan.add("insha", name="shkoly", title="Чужий")
    publication = out()["city"]
    assert (publication.state, there["title"]) == ("failed", "Чужий")
    assert "іншого розпорядника («Інша рада»)" in publication.error


def test_a_set_taken_off_the_portal_is_made_anew(out, ckan):
    out()
    ckan.packages.clear()
    assert out()["city"].state == "done"
    assert (len(ckan.packages), PortalCopy.objects.here().count()) == (1, 1)


def test_what_is_half_done_is_said(out, ckan):
    ckan.largest = 2
    publication = out()["city"]
    assert (publication.state, states(publication)) == ("partly", ["done", "failed", "waiting"])
    assert "Файл: файл завеликий для порталу" in publication.error


def test_what_is_half_done_goes_on(out, ckan):
    ckan.largest = 2
    out()
    ckan.largest = 100
    publication = out()["city"]
    assert (publication.state, [step.title for step in publication.steps.all()]) == ("done", ["dani", "karta"])


def test_an_answer_that_got_lost_makes_no_second_set(out, ckan):
    lost = standin.Reply(200, b"<html>", {"Content-Type": "text/html"})
    made = ckan.reply

    def tell(request):
        answer = made(request)
        return lost if request.path.endswith("package_create") else answer

    ckan.tell = tell
    assert out()["city"].state == "failed"
    assert out()["city"].state == "done"
    assert len(ckan.packages) == 1


def test_without_a_key_nothing_is_written(out, ckan, settings):
    settings.PORTAL_TOKENS = {}
    publication = out()["city"]
    assert (publication.state, ckan.packages) == ("failed", {})
    assert "PORTAL_TOKEN_CITY" in publication.error


def test_a_wrong_key(out, settings):
    settings.PORTAL_TOKENS = {"city": "wrong"}
    assert "перевірте ключ доступу" in out()["city"].error


def test_two_portals_at_once(out, ckan, national):
    done = out()
    assert {key: publication.state for key, publication in done.items()} == {"city": "done", "ua": "done"}
    assert len(ckan.packages) == len(national.packages) == 1


def test_a_portal_that_is_down_holds_up_no_other(out, ckan, national):
    national.faults = [standin.DOWN] * 9
    done = out()
    assert {key: publication.state for key, publication in done.items()} == {"city": "done", "ua": "failed"}


def test_a_suspended_set_is_not_published(out, dataset, coordinator, today):
    actions.change_state(
        dataset=dataset,
        state="suspended",
        effective_on=today,
        by=coordinator,
        reason="Воєнний стан",
        basis=Basis("постанова", "835", date(2022, 1, 1)),
    )
    with pytest.raises(Refused, match="«оприлюднення призупинено»"):
        out()


def test_a_look_writes_nothing(dataset, site, ckan):
    found = look(dataset, [site], QUICK)["city"].plan
    assert [step.title for step in found.steps] == ["Паспорт набору", "dani", "karta"]
    assert (ckan.packages, Publication.objects.count()) == ({}, 0)


def test_a_look_at_a_portal_that_is_down(dataset, site, ckan):
    ckan.faults = [standin.DOWN] * 2
    assert isinstance(look(dataset, [site], QUICK)["city"], Finished)


def told(*arguments, **options):
    out = io.StringIO()
    call_command("publish_dataset", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_command_shows_what_would_change(dataset, site, ckan):
    said = told("shkoly", "--dry-run")
    assert "Назва: – → Школи" in said
    assert ckan.packages == {}


def test_the_command_publishes(dataset, site, ckan, coordinator):
    said = told("shkoly", "--portal", "city", "--by", coordinator.email)
    assert "Портал міста: оприлюднено." in said
    assert Publication.objects.get().by == coordinator


def test_the_command_tells_of_a_failure(dataset, site, settings):
    settings.PORTAL_TOKENS = {}
    with pytest.raises(CommandError, match="Не вдалося повністю: shkoly"):
        told("shkoly")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none"], "Набору «none» в реєстрі немає"),
        (["shkoly", "--portal", "x"], "Порталу «x» немає. Є: city"),
        (["shkoly", "--by", "nobody@example.org"], "Користувача"),
    ],
)
def test_the_command_says_what_is_wrong(dataset, site, arguments, words):
    with pytest.raises(CommandError, match=words):
        told(*arguments)
