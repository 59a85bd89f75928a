"""manage.py run_checks [ROUND] [--dataset ID]."""

import pytest
from django.core.management import CommandError, call_command

from audits.models import CheckRun, Item, ProbeRun

pytestmark = pytest.mark.django_db


def run(capsys, *told):
    call_command("run_checks", *told)
    return capsys.readouterr().out


def test_the_round_that_is_named(make_dataset, monitoring, capsys):
    make_dataset("parky")
    monitoring()
    assert run(capsys, "M2026-2", "--no-probe").endswith("M2026-2: перевірено 1 набір, не виконано 7.\n")
    assert not Item.objects.filter(auto_result="").exclude(check_name="").exists()


def test_without_a_name_all_that_are_under_way(make_dataset, monitoring, capsys):
    make_dataset("parky")
    monitoring("M2026-1")
    monitoring("M2026-2")
    told = run(capsys, "--no-probe")
    assert "M2026-1: перевірено" in told
    assert "M2026-2: перевірено" in told


def test_one_dataset(make_dataset, monitoring, capsys):
    make_dataset("parky")
    one = make_dataset("ozera")
    monitoring()
    run(capsys, "--dataset", "ozera", "--no-probe")
    run(capsys, "--dataset", str(one.pk), "--no-probe")
    assert CheckRun.objects.filter(dataset=one, state="done").count() == 2
    assert set(Item.objects.exclude(auto_result="").values_list("dataset", flat=True)) == {one.pk}


def test_links_are_asked_first(make_dataset, monitoring, capsys):
    make_dataset("parky")
    monitoring()
    run(capsys, "M2026-2")
    assert ProbeRun.objects.get().state == "done"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (["M2030-1"], "Раунду «M2030-1» немає. Є: M2026-2."),
        (["--dataset", "nema"], "Набору «nema» у реєстрі немає."),
        (["--dataset", "999"], "Набору «999» у реєстрі немає."),
    ],
)
def test_what_is_not_there(make_dataset, monitoring, told, said):
    monitoring()
    with pytest.raises(CommandError, match=said.replace("?", r"\?")):
        call_command("run_checks", *told)


def test_no_round_is_under_way(db):
    with pytest.raises(CommandError, match="Зараз не триває жоден раунд"):
        call_command("run_checks")
