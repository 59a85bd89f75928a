"""Versions of a file: sent and checked, submitted, returned, published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.acts import Basis
from core.refusals import Refused
from registry.actions import add_version, change_state, keep_resource, return_version, submit_version
from registry.file_workflow import TRANSITIONS, FileState, may_follow
from registry.models import Dataset, Distribution, FileVersion
from tests.registry.files.conftest import ADDRESS, BAD, GOOD

pytestmark = pytest.mark.django_db
HTML = b"<!doctype html><html><script>alert(1)</script></html>"


def test_a_good_file_is_kept_as_checked(send):
    version = send()
    assert (version.state, version.rows, version.problems, version.media_type) == ("checked", 2, [], "text/csv")


def test_mistakes_are_told_by_row_and_column(send):
    first, second = send(BAD).problems
    assert (first["row"], first["column"]) == (2, "id")
    assert second["text"].startswith("Рядок 3, стовпець day (Дата): «31.12.2026»")


def test_a_page_called_a_table_is_refused(send):
    with pytest.raises(Refused, match="за вмістом не є CSV"):
        send(HTML)


def test_another_format_than_the_resource_has_is_refused(send):
    with pytest.raises(Refused, match="оприлюднюють у форматі CSV"):
        send(b'[{"id": 1}]', name="zasoby.json")


def test_a_file_too_large_is_refused(send):
    with pytest.raises(Refused, match="завеликий"):
        send(b"a" * (21 << 20))


def test_the_same_file_again_is_checked_again_and_kept_once(send):
    assert send().pk == send().pk


def test_data_of_a_day_to_come_are_refused(send):
    with pytest.raises(Refused, match="ще не настала"):
        send(true_on=date(2026, 10, 1))


def test_a_path_in_the_name_is_dropped(send):
    assert send(name="C:\\Документи\\zasoby.csv").name == "zasoby.csv"


def test_a_file_of_a_structure_is_the_coordinators(send, resource, coordinator):
    keep_resource(
        dataset=resource.dataset, resource=resource, values={"kind": "structure"}, by=coordinator, reason="Структура"
    )
    with pytest.raises(Refused, match="Структуру оновлює координатор"):
        send()


def test_without_a_structure_nothing_is_checked(send, resource, coordinator):
    keep_resource(
        dataset=resource.dataset, resource=resource, values={"table_schema": None}, by=coordinator, reason="Без неї"
    )
    assert (send(BAD).problems, send(BAD).rows) == ([], None)


def test_a_file_with_mistakes_is_submitted_with_a_word_why(submit):
    with pytest.raises(Refused, match="поясніть"):
        submit(BAD)
    assert submit(BAD, note="Дату додамо").state == "submitted"


def test_a_newer_version_takes_the_place_of_one_that_waits(submit):
    older = submit()
    submit(GOOD + b"3,2026-09-03\n")
    older.refresh_from_db()
    assert (older.state, older.note) == ("returned", "Підрозділ подав новішу версію")


def test_what_waits_is_not_sent_twice(submit, send):
    submit()
    with pytest.raises(Refused, match="уже подано"):
        send()


def test_a_returned_file_says_what_to_mend_and_may_come_again(submit, coordinator, unit_head):
    version = return_version(version=submit(), note="Додайте адреси", by=coordinator)
    assert (version.state, version.note) == ("returned", "Додайте адреси")
    assert submit_version(version=version, by=unit_head).state == "submitted"


def test_a_return_needs_a_note(submit, coordinator):
    with pytest.raises(Refused, match="Вкажіть причину"):
        return_version(version=submit(), note=" ", by=coordinator)


def test_publishing_tells_the_resource_and_the_passport(submit, publish):
    version = publish(submit())
    row = Distribution.objects.get()
    assert (row.size, row.sha256, row.download_url) == (len(GOOD), version.sha256, ADDRESS)
    assert (row.modified_on, Dataset.objects.get().changed_on) == (date(2026, 9, 30), date(2026, 9, 30))


def test_publishing_is_an_update_of_the_data(submit, publish, published):
    publish(submit())
    assert [update.source for update in published.updates.all()] == ["typed", "uploaded"]


def test_an_address_that_is_none_is_not_kept(submit, publish):
    publish(submit(), address="http://server/datasets/")
    assert Distribution.objects.get().download_url == ""


def test_what_is_published_is_not_returned(submit, publish, coordinator):
    version = publish(submit())
    with pytest.raises(Refused, match="уже має стан «оприлюднено»"):
        return_version(version=version, note="Пізно", by=coordinator)


def test_two_coordinators_publish_once(submit, publish):
    version = submit()
    publish(version)
    with pytest.raises(Refused, match="її розглянули"):
        publish(version)


def test_what_the_law_has_suspended_gets_no_file(submit, publish, published, coordinator):
    version = submit()
    stop(published, coordinator)
    with pytest.raises(Refused, match="оприлюднення призупинено"):
        publish(version)
    assert FileVersion.objects.get().state == "submitted"


def stop(dataset, by):
    basis = Basis("рішення", "1", date(2026, 9, 1))
    change_state(
        dataset=dataset, state="suspended", effective_on=date(2026, 9, 2), by=by, reason="Воєнний стан", basis=basis
    )


def test_the_first_file_publishes_a_planned_set(make_dataset, coordinator, unit_head, publish):
    planned = make_dataset("parky")
    row = keep_resource(dataset=planned, values={"name": "parky"}, by=coordinator, reason="Додано")
    version = add_version(distribution=row, name="parky.csv", content=GOOD, by=unit_head)
    publish(submit_version(version=version, by=unit_head))
    planned.refresh_from_db()
    assert (planned.state, planned.formats, planned.first_published) == ("published", ["CSV"], date(2026, 9, 30))


@given(st.lists(st.sampled_from(FileState), max_size=8))
def test_no_way_leads_out_of_published(path):
    state = FileState.CHECKED
    for wanted in path:
        published = state is FileState.PUBLISHED
        state = wanted if wanted in may_follow(state) else state
        assert not published or state is FileState.PUBLISHED


def test_every_state_has_its_line():
    assert TRANSITIONS.keys() == set(FileState)
