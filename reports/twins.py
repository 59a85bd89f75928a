"""What is kept of an issued document beside its pages: the page for a browser and the workbook, both made once.

Made anew each time they would follow every later template, style and sentence; kept they say for ever what was issued.
"""

import base64
import hashlib
import re
import zlib
from typing import Any

from core import pdf
from reports import payload
from reports.book import workbook
from reports.form import Form
from reports.sealed import Sealed

WITHIN = "-"  # in place of the style's address: the page carries its style itself
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page(form: Form, sealed: Sealed) -> bytes:
    """The document as one HTML file that needs no other, packed."""
    markup = form.html(sealed, stylesheet_url=WITHIN)
    whole = markup.replace("</head>", f'<link rel="icon" href="data:,">\n<style>{pdf.style()}</style>\n</head>', 1)
    return zlib.compress(whole.encode(), level=9)


def tables(form: Form, sealed: Sealed, title: str) -> bytes:
    """The workbook of the document."""
    return workbook(form.tables(sealed), title, sealed.report.day)


def opened_page(kept: bytes) -> str:
    """The HTML as it was packed."""
    return zlib.decompress(kept).decode()


def style_of(markup: str) -> str:
    """What the content policy calls the style that the page carries: browsers take no other style within a page."""
    found = STYLE.search(markup)
    digest = hashlib.sha256((found[1] if found else "").encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def sum_of(data: dict[str, Any], *twins: bytes) -> str:
    """One SHA-256 of the data, the page and the workbook: what the sum of the PDF does not prove."""
    parts = [payload.digest(data), *(hashlib.sha256(twin).hexdigest() for twin in twins)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
