"""The code and the square picture by which anybody finds out whether a paper is the issued one."""

import base64
import io
import re
import secrets

import segno
from django.conf import settings
from django.urls import reverse

from reports.sealed import Mark

DIGITS = 12  # digits alone: nobody has to guess whether a letter is Latin


def new_mark() -> Mark:
    """A code nobody can guess, and where the office has an address the picture that leads there."""
    code = "".join(secrets.choice("0123456789") for _digit in range(DIGITS))
    address = page_of(code)
    return Mark(code, address, _picture(address) if address else "")


def page_of(code: str) -> str:
    """The public page of a code; empty where the office has no address of its own."""
    return f"{settings.SITE_URL}{reverse('verify_code', args=[code])}" if settings.SITE_URL else ""


def typed(text: str) -> str:
    """The code somebody typed from paper, with or without its dashes; empty where it is none."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text)
    return digits if re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits) else ""


def _picture(address):
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", border=2, xmldecl=False, svgns=True)
    return f"data:image/svg+xml;base64,{base64.b64encode(stream.getvalue()).decode()}"
