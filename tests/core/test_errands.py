"""Errands: long work that somebody waits for on a page of its own."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core import errands, jobs
from core.models import Errand, Job
from core.pdf import DocumentError
from core.refusals import Refused

pytestmark = pytest.mark.django_db


def paper(errand, beat):
    beat(done=1, total=2)
    return errands.File("Звіт.pdf", b"%PDF-")


def place(errand, beat):
    return errands.Place("/")


def refused(errand, beat):
    raise DocumentError("Документ завеликий.")


def asked(errand, beat):
    return errands.File(f"{errand.asked['period']}.pdf", b"")


def outlived(errand, beat):
    Job.objects.update(attempts=2)
    return errands.File("Пізно.pdf", b"")


@pytest.fixture
def ask(monkeypatch, coordinator):
    """Asks for an errand made for the test."""

    def do(function=paper, by=coordinator, **asked):
        monkeypatch.setitem(errands.KINDS, "test", f"{__name__}.{function.__name__}")
        return errands.ask(kind="test", title="Квартальний звіт", by=by, asked=asked, back="/plan/")

    return do


def carried(errand):
    jobs.carry.call(errand.job_id)
    return Errand.objects.select_related("job").get(pk=errand.pk)


@pytest.fixture
def seen(client, coordinator):
    """The errand's page as its owner sees it."""

    def look(errand, address=""):
        client.force_login(coordinator)
        return client.get(f"/errands/{errand.pk}/{address}")

    return look


def test_it_waits_at_first(ask):
    assert (ask().under_way, ask().job.kind) == (True, "errand")


def test_the_same_again_is_the_same(ask):
    assert ask(period="2026-Q3") == ask(period="2026-Q3")


def test_another_wish_is_another(ask):
    assert ask(period="2026-Q3") != ask(period="2026-Q2")


def test_another_person_has_another(ask, administrator):
    assert ask() != ask(by=administrator)


def test_done_once_it_can_be_asked_again(ask):
    first = carried(ask())
    assert ask() != first


def test_a_file_is_kept(ask):
    errand = carried(ask())
    assert (errand.name, bytes(errand.content), errand.under_way) == ("Звіт.pdf", b"%PDF-", False)


def test_it_knows_what_was_asked(ask):
    assert carried(ask(asked, period="2026-Q3")).name == "2026-Q3.pdf"


def test_the_job_tells_what_came_of_it(ask):
    assert carried(ask()).job.result == "Готово: Квартальний звіт."


def test_a_refusal_is_told(ask):
    job = carried(ask(refused)).job
    assert (job.state, job.error) == ("failed", "Документ завеликий.")


def test_what_a_silent_worker_made_does_not_count(ask):
    assert carried(ask(outlived)).content is None


def test_an_unknown_kind_is_a_fault(coordinator):
    with pytest.raises(ValueError, match="dance"):
        errands.ask(kind="dance", title="", by=coordinator, asked={})


def test_it_is_called_by_its_title(ask):
    assert str(ask()) == "Квартальний звіт"


def test_the_page_waits_without_scripts(ask, seen):
    page = seen(ask()).content.decode()
    assert ("Чекає в черзі" in page, f'href="/errands/{Errand.objects.get().pk}/">Оновити' in page) == (True, True)


def test_the_page_tells_how_far_it_is(ask, seen):
    errand = ask()
    Job.objects.update(state="running", done=3, total=20)
    assert "частин: 3 із 20" in seen(errand).content.decode()


def test_the_page_gives_the_file(ask, seen):
    page = seen(carried(ask())).content.decode()
    assert ("Завантажити" in page, "<progress" in page, "errand.js" in page) == (True, False, False)


def test_the_file_is_sent(ask, seen):
    answer = seen(carried(ask()), "file/")
    assert (b"".join(answer), "attachment" in answer["Content-Disposition"]) == (b"%PDF-", True)


def test_there_is_no_file_before_it_is_made(ask, seen):
    assert seen(ask(), "file/").status_code == 404


def test_the_page_says_why_not(ask, seen):
    page = seen(carried(ask(refused))).content.decode()
    assert ("Документ завеликий." in page, 'href="/plan/"' in page) == (True, True)


def test_the_page_leads_where_it_is_seen(ask, seen):
    assert seen(carried(ask(place))).url == "/"


def test_somebody_elses_is_not_there(ask, administrator, seen):
    assert seen(ask(by=administrator)).status_code == 404


def test_a_visitor_signs_in_first(ask, client):
    assert client.get(f"/errands/{ask().pk}/").status_code == 302


@pytest.mark.parametrize(("hours", "left"), [(47, 1), (49, 0)])
def test_it_is_forgotten_after_two_days(ask, hours, left):
    carried(ask())
    errands.forget(before=timezone.now() + timedelta(hours=hours - 48))
    assert Errand.objects.count() == left


def test_what_is_under_way_is_not_forgotten(ask):
    ask()
    assert errands.forget(before=timezone.now() + timedelta(days=9)) == 0


def test_its_job_takes_it_along(ask):
    ask().job.delete()
    assert not Errand.objects.exists()


def test_a_refusal_of_the_office_is_told_too(ask, monkeypatch):
    monkeypatch.setattr(f"{__name__}.DocumentError", Refused)
    assert carried(ask(refused)).job.error == "Документ завеликий."
