"""A report made final: its data, its pages, their hash, and by what they were set."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.template.loader import get_template

from core import pdf
from registry.writing import annex
from reports import payload
from reports.form import EVERY
from reports.kinds import form_of
from reports.sealed import Sealed


@dataclass(frozen=True)
class Printed:
    """Everything of an issued document that stays as it is."""

    payload: dict[str, Any]
    pdf: bytes
    sha256: str
    template_version: str
    renderer: str


def print_out(kind: str, sealed: Sealed) -> Printed:
    """The document set and hashed; takes seconds, so it is done before anything is locked."""
    content = _set(kind, sealed)
    return Printed(payload.dump(sealed), content, sha256(content), template_version(kind), pdf.fingerprint())


def opened(kind: str, kept: dict[str, Any]) -> Sealed:
    """An issued document from its frozen data."""
    return payload.load(form_of(kind).sealed, kept)


def print_again(kind: str, kept: dict[str, Any]) -> bytes:
    """The same document set anew from its frozen data."""
    return _set(kind, opened(kind, kept))


def _set(kind, sealed) -> bytes:
    """The pages: in pieces where the document is long and has them, else whole."""
    form = form_of(kind)
    pieces = list(form.pieces(sealed)) if form.pieces else []
    return pdf.joined(pieces, seconds=annex.LONGEST) if len(pieces) > 1 else pdf.pdf(form.html(sealed))


def sha256(content: bytes) -> str:
    """The hash that proves the bytes."""
    return hashlib.sha256(content).hexdigest()


@cache
def template_version(kind: str) -> str:
    """The version of the form: changes with any template, style or sentence that the pages are made of."""
    form, rooms = form_of(kind), Path(__file__).parent
    parts = [Path(get_template(f"reports/{name}.html").origin.name) for name in (*EVERY, *form.templates)]
    parts += [rooms / f"{name}.py" for name in form.words]
    texts = [*(part.read_text("utf-8") for part in parts), pdf.style()]
    return f"{kind} {sha256(chr(0).join(texts).encode())[:12]}"
