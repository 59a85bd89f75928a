"""Reading a portal into the register: what is found, recognised, changed and gone."""

from datetime import UTC, datetime, timedelta

import pytest

from core.refusals import Refused
from registry.actions import portal_runs
from registry.actions.portal_candidates import put_aside
from registry.actions.portal_reading import read
from registry.models import DataPortal, PortalCopy, PortalRun
from tests.standin import ckan as standin

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(ckan):
    return DataPortal.objects.create(key="city", title="Портал міста", address=ckan.url, organization="bilatserkva")


@pytest.fixture
def sync(site, http, coordinator):
    """Reads the portal as the button does."""

    def sync(whole=None):
        run = portal_runs.request_sync(portal=site, by=coordinator, whole=whole, in_background=False)
        return read(run=run, http=http)

    return sync


def only():
    return PortalCopy.objects.get()


def test_an_unknown_set_becomes_a_candidate(ckan, sync):
    ckan.add(title="42. Школи")
    assert sync().added == 1
    assert list(PortalCopy.objects.candidates()) == [only()]


def test_a_candidate_keeps_what_the_portal_says(ckan, sync):
    there = ckan.add(title="42. Школи")
    sync()
    copy = only()
    assert (copy.number, copy.openness_score, copy.openness_reason) == (42, 3, "CSV")
    assert copy.url == f"{ckan.url}/dataset/{there['name']}"


def test_a_set_of_ours_is_recognised(ckan, sync, make_dataset):
    dataset = make_dataset("shkoly")
    ckan.add(name="shkoly")
    sync()
    assert (only().dataset, only().matched_by) == (dataset, "identifier")


def test_history_tells_how_it_was_recognised(ckan, sync, make_dataset):
    make_dataset("shkoly")
    ckan.add(name="shkoly")
    sync()
    assert only().history.get().history_change_reason == "Знайдено на порталі за ідентифікатором"


def test_reading_again_writes_no_history(ckan, sync):
    ckan.add()
    sync()
    sync(whole=True)
    assert only().history.count() == 1


def test_a_candidate_is_recognised_when_its_passport_comes(ckan, sync, make_dataset):
    ckan.add(name="shkoly")
    sync()
    dataset = make_dataset("shkoly")
    sync(whole=True)
    assert only().dataset == dataset


def test_a_set_put_aside_stays_so(ckan, sync, make_dataset, coordinator):
    ckan.add(name="shkoly")
    sync()
    put_aside(copy=only(), by=coordinator, reason="Чужий")
    make_dataset("shkoly")
    sync(whole=True)
    assert (only().dataset, only().put_aside) == (None, True)


def test_differences_are_seen(ckan, sync, make_dataset):
    make_dataset("shkoly", title="Школи", frequency="yearly", formats=["CSV"])
    ckan.add(name="shkoly", title="42. Ліцеї")
    sync()
    assert only().differences == ["title", "contact", "updated"]


def test_what_changed_on_the_portal_is_taken_over(ckan, sync):
    there = ckan.add(title="Школи")
    sync()
    there.update(title="Ліцеї", metadata_modified=ckan.clock())
    sync()
    assert only().title == "Ліцеї"


def test_the_second_reading_is_of_changes_only(ckan, sync):
    for _n in range(3):
        ckan.add()
    sync()
    run = sync()
    assert (run.whole, run.seen) == (False, 1)  # the newest one is met again


def test_after_a_week_all_is_read_again(ckan, sync):
    ckan.add()
    sync()
    PortalRun.objects.update(finished_at=datetime.now(UTC) - timedelta(days=8))
    assert sync().whole


def test_a_set_that_is_gone_is_said_to_be_gone(ckan, sync):
    first = ckan.add(title="Перший")
    ckan.add(title="Другий")
    sync()
    del ckan.packages[first["id"]]
    later(ckan)
    assert sync(whole=True).gone == 1
    assert [copy.title for copy in PortalCopy.objects.vanished()] == ["Перший"]


def later(ckan):
    """Readings differ by their time; tests stand still, so the rows of the first are made older."""
    PortalCopy.objects.update(seen_at=datetime.now(UTC) - timedelta(hours=1))


def test_a_reading_of_changes_makes_nothing_vanish(ckan, sync):
    first = ckan.add()
    ckan.add()
    sync()
    del ckan.packages[first["id"]]
    later(ckan)
    sync()
    assert not PortalCopy.objects.vanished().exists()


def test_a_set_that_comes_back_is_here_again(ckan, sync, make_dataset):
    make_dataset("shkoly")
    there = ckan.add(name="shkoly")
    ckan.add()
    sync()
    del ckan.packages[there["id"]]
    later(ckan)
    sync(whole=True)
    ckan.packages[there["id"]] = there
    sync(whole=True)
    assert PortalCopy.objects.linked().count() == 1


def test_a_portal_that_suddenly_shows_nothing_is_not_believed(ckan, sync):
    ckan.add()
    sync()
    ckan.packages.clear()
    later(ckan)
    with pytest.raises(Refused, match="не показав жодного набору, хоча раніше показував 1"):
        sync(whole=True)
    assert PortalCopy.objects.here().count() == 1


def test_after_unreadable_rows_nothing_is_said_to_be_gone(ckan, sync):
    first = ckan.add()
    ckan.add()
    sync()
    ckan.packages.pop(first["id"])
    ckan.add(id="", name="")
    later(ckan)
    run = sync(whole=True)
    assert (run.lost, run.gone) == (1, 0)


def test_an_organisation_the_portal_does_not_know(site, sync):
    DataPortal.objects.update(organization="none")
    with pytest.raises(Refused, match="немає розпорядника «none»"):
        sync()


def test_a_holder_without_sets_is_no_fault(sync):
    assert sync().seen == 0


def test_a_broken_reading_says_why(ckan, sync):
    ckan.faults = [standin.PAGE]
    with pytest.raises(Refused):
        sync()
    run = PortalRun.objects.get()
    assert (run.state, "сторінка сайту" in run.error) == ("failed", True)


def killed(site, http, coordinator):
    """A worker that died after its first page."""
    run = portal_runs.request_sync(portal=site, by=coordinator, in_background=False)

    def die(**_progress):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(run=run, http=http, beat=die)


def test_a_killed_reading_goes_on_where_it_was(ckan, site, http, sync, coordinator):
    ckan.most_rows = 2
    for number in range(5):
        ckan.add(title=str(number))
    killed(site, http, coordinator)
    asked = len(ckan.asked)
    run = sync()
    assert (PortalRun.objects.count(), PortalCopy.objects.count(), run.added) == (1, 5, 5)
    assert "metadata_modified:[" in ckan.asked[asked].query["fq"]


def test_a_broken_reading_is_continued_the_same_day(ckan, sync):
    ckan.most_rows = 2
    for number in range(5):
        ckan.add(title=str(number))
    ckan.faults = [None, standin.PAGE]
    with pytest.raises(Refused):
        sync()
    sync()
    assert (PortalRun.objects.count(), PortalCopy.objects.count()) == (1, 5)


def test_a_portal_that_is_off_is_not_read(site, sync):
    DataPortal.objects.update(active=False)
    with pytest.raises(Refused, match="вимкнено"):
        sync()


def test_a_set_goes_to_one_dataset_only(ckan, sync, make_dataset):
    dataset = make_dataset("shkoly")
    ckan.add(name="shkoly")
    ckan.add(extras={"identifier": "shkoly"})
    sync()
    assert PortalCopy.objects.filter(dataset=dataset).count() == 1
