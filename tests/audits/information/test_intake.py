"""A filled table of assets: read, compared, taken in whole or not at all; the official example goes in and out."""

from pathlib import Path

import pytest

from audits import asset_files
from audits.actions.assets import keep_asset
from audits.asset_columns import COLUMNS
from audits.asset_intake import submit, take, try_out
from audits.models import InformationAsset
from core import sheets
from core.refusals import Refused

pytestmark = pytest.mark.django_db
EXAMPLE = Path("/work/shared/samples/table-schemas/17-infoAudit/example.xlsx")
NAMES = ["uid", "title", "format", "dateCreated", "recordsNumber"]


@pytest.fixture
def read(audit, other_unit):
    """Reads a table of lines under `NAMES`, or under a heading of one's own."""

    def read(*lines, heading=NAMES, kind="csv"):
        content = sheets.write(kind, heading, [list(line) for line in lines])
        return take(f"aktyvy.{kind}", content, audit, other_unit)

    return read


@pytest.fixture
def write(audit, other_unit, unit_head):
    return lambda intake: submit(intake, audit, other_unit, unit_head, "aktyvy.csv")


def test_rows_are_written(read, write):
    assert write(read(["", "Парки", "CSV", "01.02.2020", "12"], ["7", "Вулиці", "XLSX", "2021-03-04", "1 500"])) == 2
    rows = InformationAsset.objects.order_by("title").values_list("uid", "date_created__year", "records_number")
    assert list(rows) == [("7", 2021, 1500), ("A2026-001", 2020, 12)]


def test_the_reason_names_the_file_and_the_row(read, write):
    write(read(["", "Парки", "CSV", "", ""]))
    assert "рядок 2" in InformationAsset.objects.get().history.get().history_change_reason


def test_a_second_heading_is_left_out(read):
    titles = [next(c.title for c in COLUMNS if c.name == name) for name in NAMES]
    assert len(read(titles, ["", "Парки", "CSV", "", ""]).changes) == 1


def test_the_same_file_twice_changes_nothing(read, write):
    lines = ["5", "Парки", "CSV", "01.02.2020", "12"]
    write(read(lines))
    assert read(lines).fresh == []


def test_a_row_without_identifier_is_found_by_title(read, write):
    write(read(["", "Парки", "CSV", "", ""]))
    (change,) = read(["", "парки", "XLSX", "", ""]).fresh
    assert change.asset is not None


def test_what_changes_is_told(read, write):
    write(read(["5", "Парки", "CSV", "", ""]))
    (change,) = read(["5", "Парки", "XLSX", "", ""]).fresh
    assert change.differs == [("Формат інформації (на цей момент)", "CSV", "XLSX")]


def test_columns_that_are_not_there_keep_what_was(read, write):
    write(read(["5", "Парки", "CSV", "", "12"]))
    write(read(["5", "Парки", "JSON"], heading=["uid", "title", "format"]))
    assert InformationAsset.objects.get().records_number == 12


def test_gaps_are_told_and_are_no_mistake(read):
    intake = read(["5", "Парки", "CSV", "", ""])
    assert (intake.errors, len(intake.incomplete)) == ([], 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["5", "Парки", "CSV", "31.02.2020", ""], "Рядок 2, стовпець dateCreated.*не є датою"),
        (["5", "Парки", "CSV", "", "багато"], "Рядок 2, стовпець recordsNumber.*не є цілим числом"),
        (["5", "Парки", "CSV", "", "-5"], "Рядок 2, стовпець recordsNumber"),
        (["5", "Парки", "CSV", "01.01.2999", ""], "Рядок 2, стовпець dateCreated.*ще не настала"),
        (["5", "", "CSV", "", ""], "Рядок 2, стовпець title.*порожня"),
        (["5", "Парки", "x" * 101, "", ""], "Рядок 2, стовпець format"),
        (["5" * 41, "Парки", "CSV", "", ""], "Рядок 2, стовпець uid"),
    ],
)
def test_a_mistake_is_told_by_its_row_and_column(read, write, line, said):
    with pytest.raises(Refused, match=said):
        write(read(line))


def test_one_mistake_and_nothing_is_written(read, write):
    with pytest.raises(Refused):
        write(read(["5", "Парки", "CSV", "", ""], ["6", "Вулиці", "CSV", "колись", ""]))
    assert not InformationAsset.objects.exists()


@pytest.mark.parametrize("again", [["5", "Інше", "CSV", "", ""], ["", "ПАРКИ", "CSV", "", ""]])
def test_a_row_stands_once_in_a_file(read, again):
    first = ["5", "Парки", "CSV", "", ""] if again[0] else ["", "Парки", "CSV", "", ""]
    assert "Рядок 3" in read(first, again).errors[0]


def test_an_identifier_of_another_unit(read, audit, unit, coordinator):
    keep_asset(round=audit, unit=unit, values={"uid": "5", "title": "Чуже"}, by=coordinator)
    assert "уже має інший підрозділ" in read(["5", "Парки", "CSV", "", ""]).errors[0]


def test_what_was_handed_in_is_not_overwritten(read, submitted, audit, other_unit, unit_head):
    intake = read([submitted.uid, "Інша назва", "CSV", "", ""])
    assert "на розгляді" in try_out(intake, audit, other_unit, unit_head, "x.csv")[0]


def test_trying_out_writes_nothing(read, audit, other_unit, unit_head):
    assert try_out(read(["5", "Парки", "CSV", "", ""]), audit, other_unit, unit_head, "x.csv") == []
    assert not InformationAsset.objects.exists()


def test_another_table_is_refused(read):
    with pytest.raises(Refused, match="не таблиця активів"):
        read(["1", "2"], heading=["код", "ім’я"])


def test_an_empty_table_is_refused(read):
    with pytest.raises(Refused, match="жодного заповненого рядка"):
        read(["", "", "", "", ""])


def test_the_empty_form_is_read_back(audit, other_unit):
    with pytest.raises(Refused, match="жодного заповненого рядка"):
        take("blank.xlsx", asset_files.template(), audit, other_unit)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_went_out_comes_in_unchanged(asset, audit, other_unit, kind):
    content = asset_files.write(kind, [asset])
    assert take(f"x.{kind}", content, audit, other_unit).fresh == []


def test_nothing_in_a_file_is_a_formula(keep):
    assert b"'=1+1" in asset_files.write("csv", [keep(description="=1+1")])


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the ministry's sample is not at hand")
class TestTheOfficialExample:
    @pytest.fixture
    def taken(self, audit, other_unit, write):
        write(take(EXAMPLE.name, EXAMPLE.read_bytes(), audit, other_unit))
        return InformationAsset.objects.of_round(audit)

    def test_it_comes_in_without_edits(self, taken):
        assert [row.uid for row in taken] == ["123", "1548", "423"]

    def test_it_is_complete(self, taken):
        assert [row.gaps for row in taken] == [[], [], []]

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_it_goes_out_the_same(self, taken, kind):
        theirs, ours = (
            sheets.read(name, content)
            for name, content in ((EXAMPLE.name, EXAMPLE.read_bytes()), (f"x.{kind}", asset_files.write(kind, taken)))
        )
        assert ours.headers == theirs.headers
        assert sorted(ours.rows) == sorted([iso(row) for row in theirs.rows])


def iso(row):
    """A row with its date as the structure wants it."""
    place = [column.name for column in COLUMNS].index("dateCreated")
    day, month, year = row[place].split(".")
    return [*row[:place], f"{year}-{month}-{day}", *row[place + 1 :]]
