"""The pages of portals: reading, comparing, deciding, publishing."""

import pytest
from django.urls import reverse

from core.models import Job
from registry.models import DataPortal, Dataset, PortalCopy, Publication
from tests.registry.portal.rows import portal_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(dataset, coordinator):
    """A portal with a set of ours and an unknown one."""
    return portal_rows(number=1, dataset=dataset, by=coordinator)


@pytest.fixture
def ours(site):
    return PortalCopy.objects.linked().get()


@pytest.fixture
def unknown(site):
    return PortalCopy.objects.candidates().get()


@pytest.fixture
def page(client, coordinator, office):
    """Opens a page of the admin, or sends a form to it; the text of what is then shown."""
    client.force_login(coordinator)

    def page(name, *args, data=None):
        address = reverse(f"admin:registry_{name}", args=args)
        answer = client.get(address) if data is None else client.post(address, data, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return page


def test_the_list_counts(page, site):
    assert "standing=candidates&amp;portal=portal1" in page("dataportal_changelist")


def test_a_portal_that_was_never_read(page, site):
    site.runs.all().delete()
    assert "реєстр ще не звіряли" in page("portal_sync", site.pk)


def test_what_waits_after_a_reading(page, site):
    assert "Чекають на рішення: відмінності – 1, немає в реєстрі – 1." in page("portal_sync", site.pk)


def test_the_button_starts_a_reading(page, site):
    assert "Звірка чекає в черзі" in page("portal_sync", site.pk, data={})
    assert Job.objects.get().kind == "sync_portal"


def test_the_page_renews_itself_while_it_is_read(client, page, site):
    page("portal_sync", site.pk, data={"whole": "1"})
    assert client.get(reverse("admin:registry_portal_sync", args=[site.pk]))["Refresh"] == "3"


def test_a_broken_reading_can_be_continued(page, site):
    site.runs.update(state="failed", error="Портал мовчить.", cursor="+100")
    shown = page("portal_sync", site.pk)
    assert "Портал мовчить." in shown
    assert "Продовжити звірку" in shown


def test_a_portal_that_is_off(page, site):
    DataPortal.objects.update(active=False)
    assert "вимкнено" in page("portal_sync", site.pk, data={})


@pytest.mark.parametrize(
    ("standing", "shown"),
    [
        ("differing", ["20. Р"]),
        ("linked", ["20. Р"]),
        ("candidates", ["Невід"]),
        ("aside", []),
        ("vanished", []),
        ("x", []),
    ],
)
def test_the_list_of_sets_is_sifted(client, page, site, standing, shown):
    answer = client.get(reverse("admin:registry_portalcopy_changelist"), {"standing": standing, "portal": "portal1"})
    assert [row.title[:5] for row in answer.context["cl"].result_list] == shown


def test_ours_and_theirs_stand_side_by_side(page, ours):
    shown = page("portalcopy_change", ours.pk)
    assert "Рекламні засоби міста" in shown
    assert 'name="title" value="theirs"' in shown


def test_a_decision_of_the_page(page, ours):
    data = {"title": "theirs", "reason": "Лист", "version": ours.version}
    assert "Рішення збережено" in page("copy_settle", ours.pk, data=data)
    assert Dataset.objects.get().title == "Рекламні засоби міста"


def test_a_refused_decision_keeps_what_was_typed(page, ours):
    shown = page("copy_settle", ours.pk, data={"title": "ours", "reason": "", "version": ours.version})
    assert "Вкажіть причину" in shown
    assert 'name="title" value="ours" checked' in shown


def test_a_late_decision_is_refused(page, ours):
    assert "Хтось уже вирішив" in page("copy_settle", ours.pk, data={"title": "ours", "reason": "Лист", "version": 0})


def test_a_set_is_linked(page, unknown, make_dataset):
    other = make_dataset("parky")
    data = {"dataset": "parky", "reason": "Той самий", "version": unknown.version}
    page("copy_link", unknown.pk, data=data)
    unknown.refresh_from_db()
    assert unknown.dataset == other


def test_a_set_is_linked_to_nothing_unknown(page, unknown):
    assert "Такого набору в реєстрі немає" in page("copy_link", unknown.pk, data={"dataset": "x", "reason": "Лист"})


def test_a_set_is_entered(page, unknown, unit):
    data = {"identifier": "novyi", "holder": unit.pk, "reason": "З порталу", "version": unknown.version}
    assert "внесено до реєстру" in page("copy_enter", unknown.pk, data=data)
    assert Dataset.objects.get(identifier="novyi").contacts.get().name == "Ганна Іваненко"


@pytest.mark.parametrize(
    ("name", "offered"), [("parky_mista", "parky-mista"), ("12ab34cd-" + "1234-" * 3 + "123456789012", "")]
)
def test_an_identifier_is_offered_where_there_is_one(client, page, unknown, name, offered):
    PortalCopy.objects.filter(pk=unknown.pk).update(name=name)
    answer = client.get(reverse("admin:registry_copy_enter", args=[unknown.pk]))
    assert answer.context["form"].initial["identifier"] == offered


def test_a_set_is_put_aside_and_back(page, unknown):
    page("copy_aside", unknown.pk, data={"reason": "Чужий", "version": unknown.version})
    assert "вирішено не вносити" in page("portalcopy_change", unknown.pk)
    page("copy_back", unknown.pk, data={"reason": "Наш", "version": 2})
    assert PortalCopy.objects.candidates().exists()


def test_a_link_is_broken(page, ours):
    page("copy_unlink", ours.pk, data={"reason": "Помилка", "version": ours.version})
    assert PortalCopy.objects.candidates().count() == 2


def test_history_of_a_set_tells_of_decisions(page, unknown):
    page("copy_aside", unknown.pk, data={"reason": "Чужий набір", "version": unknown.version})
    assert "Чужий набір" in page("portalcopy_history", unknown.pk)


def test_what_would_change_is_shown_before(page, dataset, ckan):
    DataPortal.objects.create(key="city", title="Портал міста", address=ckan.url, organization="bilatserkva")
    shown = page("publish", dataset.pk)
    assert "Ось що зміниться на порталах" in shown
    assert "Рекламні засоби" in shown
    assert ckan.packages == {}


def test_a_portal_that_cannot_be_asked_says_why(page, dataset, site):
    assert "OUTBOUND_ALLOW" in page("publish", dataset.pk)


def test_the_button_publishes_in_the_background(page, dataset, ckan):
    DataPortal.objects.create(key="city", title="Портал міста", address=ckan.url, organization="bilatserkva")
    assert "Чекає в черзі" in page("publish", dataset.pk, data={"portal": "city"})
    assert (Publication.objects.get().state, Job.objects.get().kind) == ("waiting", "publish_dataset")


def test_no_portal_chosen(page, dataset, site):
    assert "Оберіть хоча б один портал" in page("publish", dataset.pk, data={})


def test_without_portals_the_page_says_what_to_do(page, dataset):
    assert "Додайте портал" in page("publish", dataset.pk)


def test_a_publication_shows_its_steps(page, site):
    shown = page("publication_change", Publication.objects.get().pk)
    assert "Оприлюднено не все" in shown
    assert "Паспорт набору" in shown
    assert "Продовжити оприлюднення" in shown


@pytest.mark.parametrize("name", ["copy_settle", "copy_link", "copy_aside"])
def test_an_auditor_only_looks(client, auditor, office, ours, name):
    client.force_login(auditor)
    assert client.post(reverse(f"admin:registry_{name}", args=[ours.pk]), {}).status_code == 403


def test_a_portal_that_is_off_says_so_and_leads_to_its_card(page, site):
    DataPortal.objects.update(active=False)
    assert "вимкнено" in page("dataportal_changelist")
    assert "Налаштувати й увімкнути" in page("portal_sync", site.pk)
