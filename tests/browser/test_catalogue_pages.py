"""The public pages of the register in a browser: for everybody, on any width, in both themes, without JavaScript."""

import pytest
from django.core.files.base import ContentFile

from registry import actions
from registry.actions import feedback, proposals, reuses
from registry.models import FileVersion, TableSchema
from tests.browser.test_pages import MEASURED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = {
    "catalogue": "/datasets/",
    "filtered": "/datasets/?format=CSV&q=засоби",
    "wrong filter": "/datasets/?theme=x&holder=x",
    "dataset": "/datasets/reklama/",
    "structure": "/structures/reklama/",
    "feedback": "/datasets/reklama/feedback/",
    "proposals": "/proposals/",
    "propose": "/proposals/new/",
    "showcase": "/reuses/",
    "tell": "/reuses/new/",
    "sent": "/confirm/",
    "dead link": "/confirm/x/",
}


@pytest.fixture(autouse=True)
def register(settings, tmp_path, office, unit, coordinator):
    """A published dataset with a file and a structure, an answered message, a proposal, a work."""
    settings.PUBLIC_PAGES, settings.MEDIA_ROOT = True, tmp_path
    passport = {"identifier": "reklama", "title": "Рекламні засоби", "formats": ["CSV"], "themes": ["ECON"]}
    who = {"by": coordinator, "reason": "Внесено до реєстру"}
    dataset = actions.create_passport(passport=passport, holder=unit, state="published", **who)
    columns = [{"name": f"column{number}", "title": "Заголовок стовпця", "description": "Опис"} for number in range(9)]
    schema = TableSchema.objects.create(code="reklama", title="Рекламні засоби", columns=columns)
    row = actions.keep_resource(dataset=dataset, values={"name": "r", "format": "CSV", "table_schema": schema}, **who)
    version = FileVersion(distribution=row, number=1, name="r.csv", media_type="text/csv", size=9, state="published")
    version.file.save(
        "r.csv", ContentFile((";".join(f"c{n}" for n in range(9)) + "\n" + "1;" * 8 + "довге слово\n").encode())
    )
    asked = feedback.receive(dataset=dataset.pk, kind="question", text="Коли оновите?")
    feedback.answer(feedback=asked, text="У жовтні", unit=unit, by=coordinator)
    proposals.open_proposal(proposal=proposals.receive(title="Маршрути сміттєвозів", text="Щоб знати"), by=coordinator)
    work = reuses.receive(title="Карта", url="https://example.org/", author="Студенти", dataset=dataset.pk)
    reuses.show_reuse(reuse=work, by=coordinator)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wrong(visit, violations, name, theme):
    assert violations(visit(PAGES[name], color_scheme=theme)) == []


@pytest.mark.parametrize("width", [1366, 320])
@pytest.mark.parametrize("name", PAGES)
def test_the_layout_holds(visit, name, width):
    page = visit(PAGES[name], width=width)
    assert page.evaluate(MEASURED) == {"too wide": False, "small targets": [], "long lines": []}
    assert [line for line in page.said if "Content Security Policy" in line] == []


def test_a_reader_finds_a_dataset_and_loses_no_word_without_scripts(visit):
    page = visit("/datasets/?q=рекламних", java_script_enabled=False)
    page.click("text=Рекламні засоби")
    page.click("text=Написати про набір")
    page.fill("textarea", "Коли оновите дані?")
    page.fill("input[type=email]", "olena@example.org")
    page.click("button:has-text('Надіслати')")  # the day stands still in tests: no second has passed
    assert "надто швидко" in page.inner_text("[role=alert]")
    assert page.input_value("textarea") == "Коли оновите дані?"
