"""A file that cannot be taken: its name, what is wrong, what to do; the text stays, another file goes through."""

import pytest

from plan.models import EvidenceVersion
from tests.browser.inputs.conftest import FIELD, ROW, TEXT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WRONG = {
    "a program": ("програма.exe", b"MZ\x90", "Файл «програма.exe» такого виду додати не можна. Можна: PDF"),
    "a page named pdf": ("звіт.pdf", b"<html><script>1</script>", "Файл «звіт.pdf» за вмістом не є PDF"),
    "an empty one": ("порожній.pdf", b"", "Файл «порожній.pdf» порожній."),
    "50 MB": ("відео.pdf", b"%PDF-1.7" + b"0" * (50 << 20), "Файл «відео.pdf» завеликий: 51 МБ, а можна до 20 МБ"),
}
GOOD = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def attach(tmp_path):
    """Chooses a file in the row."""

    def attach(page, name, content):
        if not page.is_visible("[id='file-I.1.1']"):
            page.click(f"{ROW} summary:has-text('Підтвердження')")
        (tmp_path / name).write_bytes(content)
        page.set_input_files("[id='file-I.1.1']", tmp_path / name)

    return attach


@pytest.fixture(params=WRONG)
def refused(request, row, attach, press):
    """The page after a wrong file was sent, and what it is to say; without scripts, so that the office answers."""
    name, content, words = WRONG[request.param]
    page = row(java_script_enabled=False)
    attach(page, name, content)
    press(page, "Подати")
    return page, words


def test_it_is_said_and_the_text_stays(refused):
    page, words = refused
    assert words in page.inner_text("[role=alert]")
    assert page.input_value(FIELD) == TEXT


def test_nothing_was_handed_in_and_another_file_goes_through(refused, attach, press, sent):
    page, _words = refused
    assert sent() == []
    attach(page, "протокол.pdf", GOOD)
    press(page, "Подати")
    assert sent() == [TEXT]
    assert EvidenceVersion.objects.get().name == "протокол.pdf"


def test_a_large_file_is_told_of_before_it_travels(row, attach, press, sent):
    page = row()
    attach(page, "відео.pdf", b"%PDF-1.7" + b"0" * (21 << 20))
    assert "«відео.pdf» (22 МБ) завеликий: можна до 20 МБ." in page.inner_text(f"{ROW} .too-large")
    assert page.evaluate("document.getElementById('file-I.1.1').files.length") == 0
    press(page, "Подати")
    page.wait_for_selector("text=I.1.1: подано.")
    assert sent() == [TEXT]
