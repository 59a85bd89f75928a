"""The document: its HTML as a reader's software meets it, and its PDF."""

import io
import itertools
import re
import unicodedata
from datetime import date

import pikepdf
import pypdf
import pytest
from django.utils import translation

from plan.models import Plan
from plan.quarters import Quarter
from plan.workflow import Stage
from reports import documents
from reports.quarterly import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived_in(make_task, done, moved, released, staged, basis, other_unit, unit):
    """A plan with a task in every state."""
    done(make_task("до 30.09.2026"), date(2026, 9, 1))
    make_task("до 09.09.2026", parties=[other_unit, unit], title="Розробка <b>методики</b> & аудиту")
    moved(make_task("до 31.08.2026"), date(2026, 11, 30))
    make_task("Постійно")
    staged(make_task("Постійно"), Stage.SUSPENDED, date(2026, 8, 1), basis)
    released(make_task("до 31.12.2026"), basis=None)


# --- HTML


def test_the_head_names_authority_kind_plan_act_and_period(report, page):
    document = page(report())
    assert document.texts("h1") == ["ЗВІТ"]
    assert document.texts("header/p")[0] == "БІЛОЦЕРКІВСЬКА МІСЬКА РАДА"
    assert document.texts("header/p")[-1] == (
        "про стан виконання плану дій щодо розвитку відкритих даних"
        "(розпорядження міського голови від 07.02.2023 № 21 Р)за III квартал 2026 року"
    )


def test_the_title_and_language_are_set(report, page):
    document = page(report())
    assert document.root.get("lang") == "uk"
    assert document.texts("title") == [
        "Звіт про стан виконання плану дій щодо розвитку відкритих даних за III квартал 2026 року"
    ]


def test_headings_go_down_one_level_at_a_time(lived_in, report, page):
    levels = [int(found.tag[1]) for found in page(report()).root.iter() if re.fullmatch(r"h\d", str(found.tag))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_header_of_a_table_has_a_scope(lived_in, report, page):
    assert {header.get("scope") for header in page(report()).all("th")} == {"col", "row"}


def test_every_table_repeats_its_head(lived_in, report, page):
    tables = page(report()).all("table")
    assert [len(table.findall("thead")) for table in tables] == [1] * len(tables)


def test_every_picture_has_words_and_comes_from_inside(lived_in, report, page):
    pictures = page(report()).all("img")
    assert pictures
    assert all(
        picture.get("alt") and picture.get("src").startswith("data:image/svg+xml;base64,") for picture in pictures
    )


def test_nothing_is_styled_in_place(lived_in, report, page):
    assert [found for found in page(report()).root.iter() if found.get("style")] == []


def test_what_people_typed_is_never_markup(lived_in, report, page):
    document = page(report())
    assert any("Розробка <b>методики</b> & аудиту" in text for text in document.texts("td"))
    assert document.all("td/b[.='методики']") == []


def test_each_task_stands_once_in_the_tables(lived_in, report, page):
    rows = [row for row in page(report()).all("section[@class='tasks wide']//tbody/tr")]
    assert [row.findtext("th") for row in rows] == [line.code for line in report().lines]


def test_a_row_says_deadline_parties_and_state(lived_in, report, page):
    rows = page(report()).texts("section[@class='tasks wide']//tbody/tr")
    assert rows[1] == (
        "I.1.2Розробка <b>методики</b> & аудитудо 09.09.202609.09.2026Управління економікиВідділ відкритих даних"
        "Звітує: Відділ відкритих данихпрострочено на 21 деньне розпочато ––"
    )


def test_a_moved_date_is_marked(lived_in, report, page):
    rows = page(report()).texts("section[@class='tasks wide']//tbody/tr")
    assert "30.11.2026 (перенесено з 31.08.2026)" in rows[2]


def test_decisions_and_delays_have_their_sections(lived_in, report, page):
    document = page(report())
    assert "I.1.6 Завдання 6 – зняти з контролю. Клопотання від 10.09.2026: Акт підписано." in document.section(
        "Пропонується"
    )
    assert document.section("Прострочено").endswith("Відділ відкритих даних09.09.202621")


def test_empty_sections_say_so(report, page, make_task):
    make_task("Постійно")
    document = page(report())
    assert document.section("Пропонується").endswith("Клопотань, що чекають на рішення, немає.")
    assert document.section("Прострочено").endswith("Прострочених завдань немає.")
    assert document.section("Додаток 2. Зміни за квартал").endswith(
        "За квартал змін стану, строків і контролю не внесено."
    )


def test_a_plan_without_tasks_says_so(report, page):
    assert page(report()).texts("section[@class='chart']/p") == ["У плані ще немає завдань."]


def test_the_chart_adds_up(lived_in, report, page):
    sums = page(report()).texts("table[@class='bars']//tr[@class='sum']/td")
    assert sum(int(number) for number in sums[1:-1]) == int(sums[-1]) == 6


def test_only_the_longest_delays_are_listed_first(report, page, make_task):
    for _each in range(23):
        make_task("до 09.09.2026")
    document = page(report())
    assert len(document.all("table[@class='overdue']/tbody/tr")) == 8
    assert "ще 15 завдань – у додатку 1" in document.section("Прострочено")


def test_a_signatory_stands_with_his_post(report, plan, page):
    Plan.objects.filter(pk=plan.pk).update(report_signatory_post="Начальник відділу", report_signatory="Олена КОВАЛЬ")
    assert page(report()).texts("div[@class='signature']/p") == ["Начальник відділу", "Олена КОВАЛЬ"]


def test_without_a_signatory_there_are_lines_to_fill(report, page):
    assert page(report()).texts("div[@class='signature']/p") == ["посада", "підпис", "Власне ім’я ПРІЗВИЩЕ"]


def test_invented_data_say_so(report, office, page):
    assert page(report()).root.find("body").get("data-demo") == ""
    office.demo = True
    office.save()
    assert page(report()).root.find("body").get("data-demo") == "Демонстраційні дані"


def test_the_document_is_ukrainian_for_every_reader(lived_in, report):
    ukrainian = documents.html(report())
    with translation.override("en"):
        assert documents.html(report()) == ukrainian


def test_the_preview_carries_its_style(report):
    assert "<style>" in documents.standalone(report())
    assert "<style>" not in documents.html(report())


def test_the_file_is_named_in_ukrainian(report):
    assert documents.filename(report()) == "Звіт за III квартал 2026 року (проєкт).pdf"


# --- PDF


@pytest.fixture
def paper(lived_in, office, report):
    """The PDF of a demonstration's report."""
    office.demo = True
    office.save()
    return documents.as_pdf(report())


def pages(content):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def plain(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def letters(text):
    """The text without spaces and hyphens: a word may be parted at the end of a line."""
    return "".join(re.split(r"[\s\u2010\u00ad-]", unicodedata.normalize("NFC", text)))


def test_the_pdf_is_tagged_and_ukrainian(paper):
    document = pikepdf.open(io.BytesIO(paper))
    root = document.Root
    assert (bool(root.MarkInfo.Marked), str(root.Lang)) == (True, "uk")
    assert str(root.StructTreeRoot.Type) == "/StructTreeRoot"


def test_the_pdf_declares_pdf_ua_and_its_title(paper):
    with pikepdf.open(io.BytesIO(paper)).open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"].startswith("Звіт про стан виконання плану дій")
        assert said["dc:creator"] == ["БІЛОЦЕРКІВСЬКА МІСЬКА РАДА"]


def test_every_page_is_marked_and_numbered(paper):
    texts = [plain(text) for text in pages(paper)]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert f"с. {number} із {len(texts)}" in text
        assert "ПРОЄКТ" in text
        assert "Демонстраційні дані" in text
        assert "План дій щодо розвитку відкритих даних Звіт за III квартал 2026 року" in text


def test_pages_are_a4(paper):
    boxes = [
        tuple(round(float(side)) for side in page.mediabox[2:]) for page in pypdf.PdfReader(io.BytesIO(paper)).pages
    ]
    assert set(boxes) == {(595, 842), (842, 595)}  # tables of tasks lie


def test_every_figure_has_words(paper):
    document = pikepdf.open(io.BytesIO(paper))
    figures = [
        found for found in document.objects if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure"
    ]
    assert figures
    assert all(str(figure.Alt) for figure in figures)


def test_the_same_report_gives_the_same_bytes(paper, report):
    assert documents.as_pdf(report()) == paper


def test_the_citys_plan_is_whole_on_paper(city_plan):
    report = build(city_plan, Quarter(2026, 3), date(2026, 10, 8))
    text = letters(" ".join(pages(documents.as_pdf(report))))
    for line in report.lines:
        for words in (line.code, line.title, line.deadline, *line.responsible):
            assert letters(words) in text, words


def test_a_long_title_and_an_endless_word_stay_whole(report, make_task):
    make_task(title="Дуже довге завдання " * 100)
    make_task(title="щ" * 100)
    text = letters(" ".join(pages(documents.as_pdf(report()))))
    assert text.count("Дужедовгезавдання") == 100
    assert "щ" * 100 in text


def test_a_row_longer_than_a_page_goes_on_on_the_next(report, make_task):
    make_task(title="слово " * 660)
    assert sum(text.count("слово") for text in pages(documents.as_pdf(report()))) == 660
