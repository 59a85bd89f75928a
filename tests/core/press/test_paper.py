"""The file as it is written."""

import io
import zlib
from base64 import a85decode

import pikepdf
import pytest

from core.press import paper


@pytest.fixture
def out():
    return io.BytesIO()


def written(out, streams):
    """A file of one page with these streams beside."""
    file = paper.Paper(out)
    catalog, pages, info = (file.number() for _each in range(3))
    file.add(catalog, b"<</Type /Catalog/Pages %d 0 R>>" % pages)
    file.add(pages, b"<</Type /Pages/Count 0/Kids []>>")
    file.add(info, b"<<>>")
    for content in streams:
        file.add_stream(file.number(), b"<</Length 0>>", content)
    file.close(catalog, info)
    return pikepdf.open(io.BytesIO(out.getvalue()))


def streams_of(found):
    return [each.read_bytes() for each in found.objects if isinstance(each, pikepdf.Stream) and "/Type" not in each]


def unlucky():
    """A content whose squeezed bytes end like a line."""
    tries = (b"text %d" % number * 20 for number in range(10_000))
    return next(each for each in tries if zlib.compress(each, 6).endswith((b"\r", b"\n")))


def test_streams_come_back(out):
    assert streams_of(written(out, [b"a" * 500, b"short"])) == [b"a" * 500, b"short"]


def test_a_stream_that_would_end_like_a_line_comes_back(out):
    assert streams_of(written(out, [unlucky()])) == [unlucky()]


def test_no_stream_ends_like_a_line(out):
    written(out, [unlucky(), b"line\n", b"line\r"])
    assert (b"\r\nendstream" in out.getvalue(), b"\n\nendstream" in out.getvalue()) == (False, False)


def test_squeezing_twice_gives_the_content_back():
    packed, filters = paper.squeezed(unlucky())
    assert (zlib.decompress(a85decode(packed[:-2])), filters) == (unlucky(), b"[/ASCII85Decode /FlateDecode]")


def test_the_length_of_what_stands_inside_stays(out):
    file = paper.Paper(out)
    file.add_stream(file.number(), b"<</Length1 7/Length 99>>", b"abc")
    assert b"<</Length1 7/Length 3>>" in out.getvalue()


def test_many_objects_are_found(out):
    file = paper.Paper(out)
    catalog, pages, info = (file.number() for _each in range(3))
    kids = [file.number() for _each in range(2 * paper.TOGETHER)]
    for number in kids:
        file.add(number, b"<</Type /Page/MediaBox [0 0 9 9]/Parent %d 0 R>>" % pages)
    listed = b" ".join(b"%d 0 R" % number for number in kids)
    file.add(pages, b"<</Type /Pages/Count %d/Kids [%b]>>" % (len(kids), listed))
    file.add(catalog, b"<</Type /Catalog/Pages %d 0 R>>" % pages)
    file.add(info, b"<<>>")
    file.close(catalog, info)
    assert len(pikepdf.open(io.BytesIO(out.getvalue())).pages) == len(kids)


def test_the_file_is_named_by_its_content():
    names = [str(written(io.BytesIO(), [content]).trailer.ID[0]) for content in (b"a", b"a", b"b")]
    assert (names[0] == names[1], names[1] == names[2]) == (True, False)
