"""Every kind in the states it is printed in, set once for all tests that look at it."""

import base64
from functools import cache

import pytest

from core import pdf
from reports.form import DRAFT
from reports.kinds import FORMS, form_of
from tests.reports.every.filled import document, marked

NASTY = "Шум 🎉 👩‍💻 שלום مرحبا <script>alert(1)</script> =HYPERLINK(1) \u202eабв\u202c \x0b " + "щ" * 40
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'
PICTURE = f"data:image/svg+xml;base64,{base64.b64encode(SQUARE).decode()}"


@cache
def sealed(kind, state):
    """A draft without a row, an issued one, a correction of what people should not have typed."""
    if state == "draft of nothing":
        return document(kind, rows=0)
    return marked(document(kind, NASTY, rows=1), PICTURE) if state == "correction of noise" else document(kind)


@cache
def markup(kind, state):
    return form_of(kind).html(sealed(kind, state), draft=DRAFT if state.startswith("draft") else "")


@cache
def printed(kind, state):
    return pdf.pdf(markup(kind, state))


@pytest.fixture(params=list(FORMS))
def kind(request):
    return request.param


@pytest.fixture(params=["draft of nothing", "issued", "correction of noise"])
def state(request):
    return request.param
