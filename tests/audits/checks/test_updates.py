"""Updates in time, and of the data themselves."""

from dataclasses import replace
from datetime import date

import pytest

from audits.checks import CHECKS
from audits.results import Result
from tests.audits.snapshots import ON, dataset, resource

IN_TIME, CHANGED = CHECKS["updated_in_time"], CHECKS["data_changed"]
SAME, OTHER = "b" * 64, "a" * 64


@pytest.mark.parametrize(
    ("updated", "points"),
    [
        (date(2026, 9, 1), 4),
        (date(2026, 6, 29), 4),
        (date(2026, 6, 25), 2),
        (date(2026, 6, 21), 2),
        (date(2026, 6, 20), 0),
    ],
)
def test_a_delay_of_a_tenth_of_the_period_costs_half(updated, points):
    assert IN_TIME.run(dataset(changed_on=updated), ON, 4).points == points


def test_the_sentence_says_how_late():
    said = IN_TIME.run(dataset(changed_on=date(2026, 6, 1)), ON, 4).said
    assert said == "Строк оновлення минув 01.09.2026, прострочено 29 днів."


@pytest.mark.parametrize("frequency", ["never", ""])
def test_a_set_without_a_term_is_not_judged(frequency):
    assert IN_TIME.run(dataset(frequency=frequency), ON, 4).result == Result.NOT_APPLICABLE


def test_a_set_with_no_recorded_update_is_not_checked():
    assert IN_TIME.run(dataset(changed_on=None), ON, 4).result == Result.NOT_CHECKED


def test_a_known_change_must_be_published_in_three_working_days():
    waiting = dataset(frequency="after-changes", change_known_on=date(2026, 9, 21))
    assert IN_TIME.run(waiting, ON, 4).result == Result.FAILED


def compared(before, **fields):
    return dataset(resources=(resource(sha256_before=before),), **fields)


def test_other_content_is_an_update():
    found = CHANGED.run(compared(OTHER), ON, 4)
    assert found.said == "Від попереднього туру змінився вміст 1 із 1 ресурсу."
    assert found.result == Result.PASSED


def test_a_new_date_over_old_content_is_none():
    found = CHANGED.run(compared(SAME, round_before_on=date(2026, 6, 30)), ON, 4)
    assert found.result == Result.FAILED
    assert "оновлено 01.09.2026, але вміст файлів той самий" in found.said


def test_content_that_should_have_changed():
    found = CHANGED.run(compared(SAME, changed_on=date(2026, 5, 1), round_before_on=date(2026, 5, 10)), ON, 4)
    assert found.said.startswith("Дані мали оновити до 01.08.2026")


def test_old_content_before_its_term_is_not_judged():
    found = CHANGED.run(
        compared(SAME, frequency="yearly", changed_on=date(2026, 2, 1), round_before_on=date(2026, 6, 30)), ON, 4
    )
    assert found.result == Result.NOT_APPLICABLE


def test_old_content_without_a_term_is_not_judged():
    found = CHANGED.run(compared(SAME, frequency="never", changed_on=date(2026, 2, 1)), ON, 4)
    assert found.result == Result.NOT_APPLICABLE


def large(before=SAME, now=SAME, was=30 << 20, is_now=30 << 20, **more):
    """A file over 20 MB of which a probe read the beginning, in the round before and now."""
    seen = replace(resource().probe, sha256="", beginning=now, bytes=is_now)
    return resource(probe=seen, beginning_before=before, bytes_before=was, **more)


@pytest.mark.parametrize("other", [large(OTHER), large(is_now=31 << 20)])
def test_a_large_file_with_another_beginning_or_size_has_changed(other):
    found = CHANGED.run(dataset(resources=(other,)), ON, 4)
    assert found.result == Result.PASSED
    assert found.said.endswith("Файли, більші за 20 МБ, порівняно частково: за першим мегабайтом і розміром.")


def test_a_large_file_with_the_same_beginning_is_never_called_unchanged():
    found = CHANGED.run(dataset(resources=(large(),), round_before_on=date(2026, 6, 30)), ON, 4)
    assert found.result == Result.NOT_CHECKED
    assert found.said.endswith("Чи змінилися дані далі, не перевірено.")


def test_beside_a_small_one_that_is_the_same_neither_is_it():
    both = (resource(sha256_before=SAME), large())
    assert CHANGED.run(dataset(resources=both), ON, 4).result == Result.NOT_CHECKED


def test_beside_a_small_one_that_changed_the_set_has_changed():
    both = (resource(sha256_before=OTHER), large())
    assert "змінився вміст 1 із 2 ресурсів" in CHANGED.run(dataset(resources=both), ON, 4).said


@pytest.mark.parametrize("unknown", [large(before=""), large(now="")])
def test_a_beginning_without_another_is_not_compared(unknown):
    assert "нема з чим" in CHANGED.run(dataset(resources=(unknown,)), ON, 4).said


def test_a_size_nobody_told_is_no_change():
    assert CHANGED.run(dataset(resources=(large(was=None),)), ON, 4).result == Result.NOT_CHECKED


def test_the_method_says_that_large_files_are_read_in_part():
    assert "Файл, більший за 20 МБ, повністю не читаємо" in CHANGED.method


def test_without_a_round_before_nothing_is_said():
    assert CHANGED.run(compared(""), ON, 4).result == Result.NOT_CHECKED
