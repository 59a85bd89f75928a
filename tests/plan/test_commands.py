"""The plan's commands: an order in, the plan out, a deadline explained."""

import io
import json
import sys
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from core.models import Unit
from plan import packed
from plan.actions.orders import guess_kind
from plan.models import Plan, Task
from plan.writing import tables, word, write

WINDOW = ["--from", "2023-02-07", "--until", "2026-12-31"]


@pytest.fixture
def short_order(city_order):
    """The second principle of the city's order: four tasks of three parties."""
    names = {name for task in city_order.principles[1].areas[0].tasks for name in task.responsible}
    return replace(city_order, principles=city_order.principles[1:2], unknown=tuple(sorted(names)))


@pytest.fixture
def order(db, short_order, today, tmp_path):
    """A file with it."""
    file = tmp_path / "order.docx"
    file.write_bytes(word.document(short_order, today))
    return file


@pytest.fixture
def parties(db, short_order):
    """The directory knows every party of the order."""
    for name in short_order.unknown:
        Unit.objects.create(name=name, kind=guess_kind(name), open_data="відкритих даних" in name)


def run(*arguments):
    output = io.StringIO()
    call_command(*map(str, arguments), stdout=output)
    return output.getvalue()


def refusal(*arguments):
    with pytest.raises(CommandError) as refused:
        run(*arguments)
    assert refused.value.returncode == 1
    return str(refused.value)


def answers(monkeypatch, text):
    """A person sits at the terminal and types this."""
    terminal = io.StringIO(f"{text}\n")
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stdin", terminal)


# --- import_plan ---


def test_import_saves_the_plan(order, parties):
    run("import_plan", order, "--yes")
    assert Task.objects.count() == 4


def test_import_tells_what_it_did(order, parties):
    assert run("import_plan", order, "--yes").endswith("План внесено: завдань – 4, додано сторін – 0.\n")


def test_import_of_json(short_order, parties, tmp_path, today):
    act = {name: getattr(short_order.act, name) for name in ("kind", "number", "signatory", "authority", "title")}
    content = packed.pack(short_order, short_order.act.date, today)
    file = tmp_path / "plan.json"
    file.write_bytes(packed.dumps({**content, "act": {**content["act"], **act}}))
    run("import_plan", file, "--yes")
    assert Task.objects.count() == 4


@pytest.fixture
def silent(city_order, today, tmp_path):
    """JSON with the agreed keys only, which names no body that issued the act."""
    content = packed.pack(city_order, city_order.act.date, today)
    act = {name: content["act"][name] for name in ("kind", "number", "date", "signatory")}
    file = tmp_path / "plan.json"
    file.write_bytes(packed.dumps({**content, "act": act}))
    return file


def test_json_that_names_no_body_imports_into_an_empty_register(db, silent):
    run("import_plan", silent, "--yes", "--create-parties")
    assert Plan.objects.get().authority == "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА"


def test_the_office_is_the_body_that_issued_the_act(office, silent):
    run("import_plan", silent, "--yes", "--create-parties")
    assert Plan.objects.get().authority == office.authority


def test_a_body_the_file_does_not_name_is_a_doubt(db, silent):
    assert "У файлі не названо орган, що видав акт" in run("import_plan", silent, "--dry-run")


def test_import_shows_the_act(order, parties):
    assert "Акт: розпорядження № 21 Р від 07.02.2023" in run("import_plan", order, "--dry-run")


def test_import_shows_the_counts(order, parties):
    said = run("import_plan", order, "--dry-run")
    assert "завдань – 4, призначень – 6, сторін – 3, з них невідомих – 0." in said


def test_import_shows_every_task_with_its_deadline(order, parties):
    said = run("import_plan", order, "--dry-run")
    assert "II.1.3 Щорічне проведення" in said
    assert "    Щороку → щороку: 31.12.2023 … 31.12.2026, разом 4\n" in said


def test_import_shows_every_doubt(order):
    assert run("import_plan", order, "--dry-run").count("немає в довіднику") == 3


def test_dry_run_saves_nothing(order, parties):
    run("import_plan", order, "--dry-run")
    assert not Plan.objects.exists()


def test_dry_run_adds_no_parties(order):
    run("import_plan", order, "--dry-run")
    assert not Unit.objects.exists()


def test_dry_run_refuses_what_could_not_be_saved(db, short_order, today, tmp_path):
    file = tmp_path / "order.xlsx"
    act = replace(short_order.act, number="")
    file.write_bytes(tables.workbook(replace(short_order, act=act), today))
    assert refusal("import_plan", file, "--dry-run").endswith("Вкажіть номер.")


def test_unknown_parties_are_refused(order):
    assert "– Виконавчий комітет" in refusal("import_plan", order, "--yes")


def test_nothing_is_saved_where_parties_are_unknown(order):
    refusal("import_plan", order, "--yes")
    assert not Plan.objects.exists()


def test_unknown_parties_are_added_when_asked(order):
    run("import_plan", order, "--yes", "--create-parties")
    assert Unit.objects.count() == 3


def test_kinds_of_added_parties_are_guessed(order):
    run("import_plan", order, "--yes", "--create-parties")
    assert Unit.objects.get(name__startswith="Виконавчий").kind == Unit.Kind.BODY


def test_without_a_terminal_it_asks_for_yes(order, parties, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert "Повторіть команду з --yes." in refusal("import_plan", order)


def test_a_person_confirms(order, parties, monkeypatch):
    answers(monkeypatch, "так")
    run("import_plan", order)
    assert Plan.objects.count() == 1


def test_a_person_declines(order, parties, monkeypatch):
    answers(monkeypatch, "ні")
    assert refusal("import_plan", order) == "Нічого не збережено."


def test_the_same_order_again_changes_nothing(order, parties):
    run("import_plan", order, "--yes")
    assert run("import_plan", order, "--yes").endswith("План уже внесено, змін немає\n")


def test_the_same_order_again_needs_no_confirmation(order, parties, monkeypatch):
    run("import_plan", order, "--yes")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert run("import_plan", order).endswith("План уже внесено, змін немає\n")


def test_other_words_under_the_same_act_are_refused(order, parties):
    run("import_plan", order, "--yes")
    Task.objects.filter(code="II.1.1").update(title="Інше")
    assert "II.1.1: інакше – завдання." in refusal("import_plan", order, "--yes")


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b'{"act": {}, "principles": {}}', b"\x00" * 100, b"PK\x03\x04"])
def test_a_broken_file_gets_a_sentence(db, tmp_path, content):
    file = tmp_path / "broken"
    file.write_bytes(content)
    assert refusal("import_plan", file, "--yes")


def test_a_missing_file_gets_a_sentence(db, tmp_path):
    assert refusal("import_plan", tmp_path / "none.docx").startswith("Файл не відкривається")


def test_a_folder_gets_a_sentence(db, tmp_path):
    assert refusal("import_plan", tmp_path).startswith("Файл не відкривається")


# --- export_plan ---


def test_export_into_a_file(city_plan, tmp_path, today):
    file = tmp_path / "plan.json"
    run("export_plan", "--format", "json", "--output", file)
    assert file.read_bytes() == write(city_plan, "json", today)


def test_export_to_standard_output(city_plan, today, capfdbinary):
    call_command("export_plan", "--format", "csv")
    assert capfdbinary.readouterr().out == write(city_plan, "csv", today)


def test_export_of_a_plan_by_number(city_plan, tmp_path):
    file = tmp_path / "plan.json"
    run("export_plan", "--format", "json", "--plan", city_plan.pk, "--on", "2020-01-01", "--output", file)
    assert json.loads(file.read_text())["act"]["number"] == "21 Р"


def test_no_plan_of_the_number(city_plan):
    assert refusal("export_plan", "--format", "json", "--plan", 999) == "Плану з номером 999 немає."


def test_no_plan_in_force_on_the_day(city_plan):
    said = refusal("export_plan", "--format", "json", "--on", "2023-02-06")
    assert said.startswith("На 06.02.2023 немає чинного плану.")


def test_no_plan_after_its_end(city_plan):
    Plan.objects.update(ends_on="2025-12-31")
    assert refusal("export_plan", "--format", "json").startswith("На 30.09.2026 немає чинного плану.")


def test_a_draft_is_not_in_force(city_plan):
    Plan.objects.update(state=Plan.State.DRAFT)
    assert refusal("export_plan", "--format", "json").startswith("На 30.09.2026 немає чинного плану.")


def test_a_place_that_cannot_be_written_to(city_plan, tmp_path):
    said = refusal("export_plan", "--format", "json", "--output", tmp_path / "none" / "plan.json")
    assert said.startswith("Файл не записано")


def test_a_day_typed_wrong(city_plan):
    assert "2026-09-30" in refusal("export_plan", "--format", "json", "--on", "30.09.2026")


# --- parse_deadline ---


def test_a_deadline_in_json():
    assert json.loads(run("parse_deadline", "I квартал 2023 року", *WINDOW))["due"] == ["2023-03-31"]


def test_a_deadline_it_does_not_understand():
    assert json.loads(run("parse_deadline", "коли рак свисне", *WINDOW))["recognised"] is False


def test_wordings_from_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Постійно\nЩороку\n"))
    read = [json.loads(line) for line in run("parse_deadline", "-", *WINDOW).splitlines()]
    assert [(row["continuous"], len(row["due"])) for row in read] == [(True, 0), (False, 4)]


def test_an_answer_is_one_line_of_ukrainian():
    said = run("parse_deadline", "В кінці кожного року за результатами інформаційного аудиту", *WINDOW)
    assert (said.count("\n"), "інформаційного аудиту" in said) == (1, True)


def test_a_window_that_ends_before_it_begins():
    assert refusal("parse_deadline", "Щороку", "--from", "2026-01-01", "--until", "2025-01-01").startswith("Кінець")
