"""`manage.py quarterly_report`."""

import pytest
from django.core.management import CommandError, call_command

from plan.models import Plan, StageChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def draw(tmp_path, plan, make_task, capsys):
    """Runs the command; gives the PDF's bytes."""
    make_task()

    def run(period="2026-Q3", *options):
        output = tmp_path / "звіт.pdf"
        call_command("quarterly_report", period, *options, "--output", str(output))
        return output.read_bytes()

    return run


def test_a_draft_is_written(draw, capsys):
    assert draw().startswith(b"%PDF-1.7")
    assert "Проєкт звіту за III квартал 2026 року записано:" in capsys.readouterr().out


def test_the_same_document_as_html(draw, tmp_path):
    draw("2026-Q3", "--html", str(tmp_path / "звіт.html"))
    text = (tmp_path / "звіт.html").read_text("utf-8")
    assert "<h1>ЗВІТ</h1>" in text
    assert "@page" in text


def test_nothing_is_stored(draw):
    draw()
    assert (Plan.history.count(), StageChange.objects.count()) == (1, 0)


def test_the_day_of_drawing_up_is_told(draw, tmp_path):
    draw("2026-Q4", "--on", "2026-11-15", "--html", str(tmp_path / "p.html"))
    text = (tmp_path / "p.html").read_text("utf-8")
    assert "Станом на 15 листопада 2026 року; квартал ще триває" in text
    assert "Проєкт складено 15.11.2026" in text


def test_the_day_makes_the_bytes_repeatable(draw):
    assert draw("2026-Q3", "--on", "2026-10-08") == draw("2026-Q3", "--on", "2026-10-08")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["вчора"], "Квартал записують так: 2026-Q3"),
        (["2026-Q4"], "ще не почався"),
        (["2022-Q1"], "План діє з 07.02.2023"),
        (["2026-Q3", "--on", "8 жовтня"], "День записують так: 2026-10-08"),
    ],
)
def test_what_cannot_be_drawn_up_is_refused_in_words(draw, arguments, words):
    with pytest.raises(CommandError, match=words):
        draw(*arguments)


def test_a_place_that_cannot_be_written_is_named(plan, tmp_path):
    with pytest.raises(CommandError, match=r"Не вдалося записати файл .*nowhere"):
        call_command("quarterly_report", "2026-Q3", "--output", str(tmp_path / "nowhere" / "a.pdf"))
