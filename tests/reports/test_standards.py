"""The quarterly report keeps to PDF/A-2a and PDF/UA-1 in one file, whatever people typed."""

import page
import pytest

from reports import documents

pytestmark = pytest.mark.django_db
TYPED = {
    "nothing": None,
    "plain": "Оприлюднити набір",
    "emoji": "Свято даних \U0001f389 \u2705",
    "right to left": "שלום, مرحبا",
    "markup": "<script>alert(1)</script><b>Жирно</b>",
    "a formula": "=HYPERLINK(1)",
    "controls": "Рядок\u200b\u202eз\u00ad\ufeffзнаками",
    "very long": "щ" * 900,
}


@pytest.mark.parametrize("title", TYPED.values(), ids=TYPED)
def test_it_keeps_to_both_standards(report, make_task, title):
    if title:
        make_task(title=title)
    content = documents.as_pdf(report())
    faults = [
        (profile, failure.rule_id)
        for profile in ("2a", "ua1")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]
    assert faults == []
