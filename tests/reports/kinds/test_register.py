"""The register as an appendix to a decision."""

import pytest

from core.refusals import Refused
from reports import actions
from reports.drawing import draw
from reports.kinds import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def test_it_names_the_sets_that_were_public(dataset, drawn):
    dataset()
    dataset("Паркування", state="planned")
    assert [line.title for line in drawn("register", "2026-Q3").report.lines] == ["Зелені зони"]


def test_it_speaks_of_its_day_alone(dataset, drawn):
    dataset()
    assert drawn("register", "2026-Q2").report.lines == ()


def test_a_year_is_a_period_too(dataset, drawn, today):
    dataset()
    register = drawn("register", "2026").report
    assert (register.day, len(register.lines)) == (today, 1)


@pytest.mark.parametrize("period", ["", "2026-Q5", "M2026-1", "20261", "2027-Q1", "2027"])
def test_another_period_is_refused_in_words(office, period, today):
    with pytest.raises(Refused, match=r"Вкажіть період|ще не почався|Такого кварталу"):
        draw("register", period, today)


def test_its_first_words_count_the_sets(dataset, drawn):
    dataset()
    assert drawn("register", "2026-Q3").conclusion == "У реєстрі 1 набір даних."


def test_its_page_has_the_official_columns(dataset, drawn):
    dataset()
    html = form_of("register").html(drawn("register", "2026-Q3"))
    assert "Підстава та призначення збору інформації" in html
    assert "станом на 30.09.2026" in html


def test_an_empty_register_says_so(drawn):
    assert "Наборів даних немає." in form_of("register").html(drawn("register", "2026-Q3"))


def test_a_long_one_is_set_in_pieces(dataset, drawn, monkeypatch):
    for number in range(3):
        dataset("Набір" + "ь" * number)
    monkeypatch.setattr("registry.writing.annex.TOGETHER", 2)
    first, last = form_of("register").pieces(drawn("register", "2026-Q3"))
    assert ("<h1>РЕЄСТР</h1>" in first, "<h1>РЕЄСТР</h1>" in last) == (True, False)
    assert ('class="signature"' in first, 'class="signature"' in last) == (False, True)


def test_it_is_issued_of_no_plan(dataset, issue):
    dataset()
    report = issue("register", "2026-Q3")
    assert (report.plan, str(report)) == (None, "Реєстр наборів даних, III квартал 2026 року")


def test_its_correction_tells_what_changed(dataset, issue):
    dataset()
    issue("register", "2026-Q3")
    dataset("Паркування")
    second = issue("register", "2026-Q3", reason="Додано пропущений набір.")
    changed = [(one["code"], one["what"]) for one in second.payload["correction"]["differences"]]
    assert ("nabir-10", "Додано") in changed


def test_two_of_a_kind_need_a_reason(dataset, issue):
    issue("register", "2026-Q3")
    with pytest.raises(Refused, match="уже видано"):
        issue("register", "2026-Q3")


def test_its_draft_is_begun_once(coordinator):
    what = {"kind": "register", "period": "2026-Q3", "by": coordinator}
    assert actions.draft_report(**what).pk == actions.draft_report(**what).pk
