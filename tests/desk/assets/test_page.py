"""«Таблиця інформаційних активів» on the unit's page."""

import pytest

from audits.actions.asset_review import return_asset
from audits.actions.assets import keep_asset
from audits.actions.rounds import send_to_review
from audits.models import InformationAsset
from core.models import Post, Unit
from core.sheets import read
from tests.audits.information.conftest import WHOLE
from tests.desk.assets.conftest import HERE

pytestmark = pytest.mark.django_db
TYPED = WHOLE | {"date_created": "2016-01-01", "version": "1", "uid": ""}


def test_before_an_audit_there_is_no_page(head):
    assert head.get(HERE).status_code == 404


def test_an_empty_table_says_what_a_row_is(words, audit):
    assert "У таблиці ще немає жодного рядка" in words()


def test_rows_are_listed(words, asset):
    assert asset.title in words()


def test_gaps_are_counted(words, keep):
    keep(format="", size="")
    assert "Ще не заповнено граф: 2" in words()


def test_a_stranger_signs_in(client, audit):
    assert client.get(HERE)["Location"].startswith("/login/")


def test_a_row_of_another_unit_is_not_there(head, audit, unit, coordinator):
    row = keep_asset(round=audit, unit=unit, values={"title": "Чуже"}, by=coordinator)
    answers = [head.get(f"{HERE}{row.pk}/"), head.post(f"{HERE}{row.pk}/"), head.post(f"{HERE}{row.pk}/remove/")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_a_new_row_knows_its_unit(words, audit, other_unit):
    assert f'value="{other_unit.name}"' in words(f"{HERE}new/")


def test_a_row_is_saved(head, audit):
    assert head.post(f"{HERE}new/", TYPED)["Location"] == HERE
    assert InformationAsset.objects.get().data_user_email == "kerivnyk@example.org"


def test_what_is_wrong_stands_beside_what_was_typed(head, audit):
    answer = head.post(f"{HERE}new/", TYPED | {"data_user_telephone": "12-34"})
    page = answer.content.decode()
    assert (answer.status_code, "не номер телефону" in page, 'value="12-34"' in page) == (422, True, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"date_created": "колись"}, "Такої дати немає"), ({"records_number": "багато"}, "Вкажіть ціле число")],
)
def test_dates_and_numbers(head, audit, typed, said):
    assert said in head.post(f"{HERE}new/", TYPED | typed).content.decode()


def test_a_second_editor_is_told_and_may_save_again(head, asset, unit_head):
    keep_asset(round=asset.round, unit=asset.unit, values={"title": "Інша"}, by=unit_head, asset=asset)
    answer = head.post(f"{HERE}{asset.pk}/", TYPED)
    assert (answer.status_code, "запис змінено" in answer.content.decode()) == (409, True)
    assert head.post(f"{HERE}{asset.pk}/", TYPED | {"version": "2"}).status_code == 302


def test_a_row_is_removed(head, asset):
    head.post(f"{HERE}{asset.pk}/remove/")
    assert not InformationAsset.objects.exists()


def test_the_table_is_handed_in(head, asset):
    head.post(f"{HERE}submit/")
    assert InformationAsset.objects.get().state == "submitted"


def test_what_is_refused_is_told_on_the_page(head, keep):
    keep(format="")
    answer = head.post(f"{HERE}submit/")
    assert (answer.status_code, "бракує" in answer.content.decode()) == (422, True)


def test_what_was_handed_in_is_only_shown(words, submitted):
    page = words(f"{HERE}{submitted.pk}/")
    assert ("<form" in page.partition("<main")[2], "Перелік полів" in page) == (False, True)


def test_a_returned_row_says_why(words, submitted, coordinator):
    return_asset(asset=submitted, note="Уточніть підставу", by=coordinator)
    assert "Уточніть підставу" in words()
    assert "Уточніть підставу" in words(f"{HERE}{submitted.pk}/")


def test_last_years_rows_in_one_click(head, words, accepted, audit, close, start_audit):
    close(audit)
    start_audit("A2027")
    assert "Перенести торішні рядки" in words()
    head.post(f"{HERE}carry/")
    assert "Перенести торішні рядки" not in words()
    assert InformationAsset.objects.count() == 2


def test_nothing_to_carry_is_no_button(words, audit):
    assert "Перенести торішні рядки" not in words()


def test_in_review_the_table_is_only_read(head, words, asset, audit, coordinator):
    send_to_review(round=audit, by=coordinator)
    assert "таблицю вже не заповнюють" in words()
    assert head.post(f"{HERE}new/", TYPED).status_code == 422


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_the_table_as_a_file(head, asset, kind):
    answer = head.get(f"{HERE}table.{kind}")
    assert (answer.status_code, answer["Content-Disposition"]) == (200, f'attachment; filename="A2026.{kind}"')


def test_no_other_kind(head, asset):
    assert head.get(f"{HERE}table.pdf").status_code == 404


def test_the_empty_table(head, audit):
    assert read("x.xlsx", head.get(f"{HERE}empty.xlsx").content).headers[:3] == ["uid", "title", "type"]


class TestSeveralUnits:
    @pytest.fixture
    def second(self, unit_head, today):
        second = Unit.objects.create(name="Архів", kind=Unit.Kind.UNIT)
        Post.objects.create(unit=second, user=unit_head, person="Мельник", kind="acting", held_from=today)
        return second

    def test_the_page_is_of_the_one_named(self, words, audit, second):
        assert "Архів" in words(f"{HERE}?unit={second.pk}").partition('class="sub"')[2].partition("</p>")[0]

    def test_a_row_is_of_the_one_named(self, head, audit, second):
        head.post(f"{HERE}new/?unit={second.pk}", TYPED)
        assert InformationAsset.objects.get().unit == second

    def test_a_foreign_one_is_not_there(self, head, audit, second, unit):
        assert head.get(f"{HERE}?unit={unit.pk}").status_code == 404
