"""A report made final: its data, its pages, their hash, and by what they were set."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import get_template

from core import pdf
from reports import documents, payload
from reports.sealed import Sealed

FORM = ("document", "quarterly", "due", "state", "word")  # templates of the quarterly report
WORDS = ("charts", "documents", "sentences", "states", "typography")  # modules that write into it


@dataclass(frozen=True)
class Printed:
    """Everything of an issued document that stays as it is."""

    payload: dict[str, Any]
    pdf: bytes
    sha256: str
    template_version: str
    renderer: str


def print_out(sealed: Sealed) -> Printed:
    """The document set and hashed; takes seconds, so it is done before anything is locked."""
    content = pdf.pdf(documents.sealed_html(sealed))
    return Printed(payload.dump(sealed), content, sha256(content), template_version(), pdf.fingerprint())


def opened(kept: dict[str, Any]) -> Sealed:
    """An issued document from its frozen data."""
    return payload.load(Sealed, kept)


def print_again(kept: dict[str, Any]) -> bytes:
    """The same document set anew from its frozen data."""
    return pdf.pdf(documents.sealed_html(opened(kept)))


def sha256(content: bytes) -> str:
    """The hash that proves the bytes."""
    return hashlib.sha256(content).hexdigest()


@cache
def template_version() -> str:
    """The version of the form: changes with any template, style or sentence that the pages are made of."""
    rooms = Path(__file__).parent
    parts = [Path(get_template(f"reports/{name}.html").origin.name) for name in FORM]
    parts += [rooms / f"{name}.py" for name in WORDS]
    texts = [*(part.read_text("utf-8") for part in parts), pdf.style()]
    return f"quarterly {sha256(chr(0).join(texts).encode())[:12]}"
