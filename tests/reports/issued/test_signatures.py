"""What is taken for a qualified signature."""

import io
import zipfile

import pytest

from core.refusals import Refused
from reports import signatures


def container(*names):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("звіт.pdf.p7s", b"\x30\x82\x01"),
        ("звіт.P7S", b"-----BEGIN PKCS7-----"),
        ("звіт.p7s", b"MIIabc"),
        ("звіт.asice", container("звіт.pdf", "META-INF/signature001.p7s")),
        ("звіт.asics", container("META-INF/signatures.xml")),
    ],
)
def test_a_signature_is_taken(name, content):
    signatures.check(name, content)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("звіт", b"\x30", "закінчується на"),
        ("звіт.asice", container("звіт.pdf"), "не є підписом"),
        ("звіт.p7s", b"<html>", "не є підписом"),
    ],
)
def test_anything_else_is_refused(name, content, words):
    with pytest.raises(Refused, match=words):
        signatures.check(name, content)


def test_a_large_one_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="понад 25 МБ"):
        signatures.check_size("звіт.p7s", 26 << 20)
