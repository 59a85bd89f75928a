"""The parts of the way out that need no network: patience, opening bodies, reading answers."""

import gzip
import zlib
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.outbound_answer import Answer
from core.outbound_body import PIECE, Counter, Opener
from core.outbound_errors import Broken, TooLarge, shown, status_words
from core.outbound_patience import Limits, may_repeat, pause_before, retry_after

NOW = datetime(2026, 9, 30, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("30", 30),
        ("Wed, 30 Sep 2026 09:00:20 GMT", 20),
        ("Wed, 30 Sep 2026 08:00:00 GMT", 0),
        ("Wed, 30 Sep 2026 09:00:20", 20),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("٣", None),
        ("9" * 400, 999_999_999),
    ],
)
def test_how_long_a_server_asks_to_wait(said, seconds):
    assert retry_after({"retry-after": said}, NOW) == seconds


@given(st.text(max_size=40))
def test_any_retry_after_is_read(said):
    assert (retry_after({"retry-after": said}, NOW) or 0) >= 0


@pytest.mark.parametrize(("attempt", "seconds"), [(2, 0.5), (3, 1), (4, 2), (20, 30)])
def test_pauses_grow_to_a_limit(attempt, seconds):
    assert pause_before(attempt, Limits(), None) == seconds


@pytest.mark.parametrize(("asked", "seconds"), [(5, 5), (0, 0.5), (30, 30), (31, None)])
def test_a_servers_wish_is_kept_within_limits(asked, seconds):
    assert pause_before(2, Limits(), asked) == seconds


@pytest.mark.parametrize(
    ("method", "status", "reached", "again"),
    [
        ("GET", 500, True, True),
        ("GET", 404, True, False),
        ("POST", 500, True, False),
        ("POST", 429, True, True),
        ("GET", None, True, True),
        ("POST", None, True, False),
        ("POST", None, False, True),
    ],
)
def test_what_may_be_asked_again(method, status, reached, again):
    assert may_repeat(method, status, reached=reached) is again


def opened(encoding, *chunks):
    opener = Opener(encoding, "http://a")
    body = b"".join(piece for chunk in chunks for piece in opener.pieces(chunk))
    opener.end()
    return body


@given(st.binary(max_size=3000), st.integers(1, 50), st.sampled_from(["gzip", "deflate"]))
def test_a_body_in_any_pieces_opens_whole(body, step, encoding):
    packed = gzip.compress(body) if encoding == "gzip" else zlib.compress(body)
    assert opened(encoding, *(packed[i : i + step] for i in range(0, len(packed), step))) == body


def test_a_long_body_comes_in_small_pieces():
    opener = Opener("gzip", "http://a")
    pieces = list(opener.pieces(gzip.compress(b"\0" * 1_000_000)))
    assert max(map(len, pieces)) <= PIECE
    assert sum(map(len, pieces)) == 1_000_000


def test_an_empty_body_that_claims_to_be_packed():
    assert opened("gzip") == b""


def test_a_packed_body_broken_off():
    with pytest.raises(Broken, match="обірвалася"):
        opened("gzip", gzip.compress(b"abc" * 100)[:-9])


def test_a_spoiled_body():
    with pytest.raises(Broken, match="пошкоджено"):
        opened("gzip", b"not packed")


def test_an_unknown_packing():
    with pytest.raises(Broken, match="«zstd»"):
        Opener("zstd", "http://a")


def test_a_counter_stops_at_the_prefix():
    counter = Counter(most=100, prefix=3, url="")
    assert (counter.take(b"ab"), counter.full, counter.take(b"cd"), counter.full) == (b"ab", False, b"c", True)


def test_a_counter_refuses_too_much():
    with pytest.raises(TooLarge):
        Counter(most=3, prefix=None, url="").take(b"abcd")


def answer(body=b"", status=200, **headers):
    return Answer("http://a", status, httpx.Headers({k.replace("_", "-"): v for k, v in headers.items()}), body)


def test_letters_of_windows_are_read():
    assert answer("їжа".encode("cp1251"), content_type="text/csv; charset=windows-1251").text == "їжа"


def test_an_unknown_alphabet_is_read_as_it_can():
    assert answer(b"abc", content_type="text/csv; charset=klingon").text == "abc"


def test_the_kind_of_content():
    assert answer(content_type="Text/CSV; header=present").media_type == "text/csv"


@pytest.mark.parametrize(("said", "length"), [("12", 12), ("", None), ("many", None), ("-1", None)])
def test_the_length_of_content(said, length):
    assert answer(content_length=said).length == length


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json(body):
    with pytest.raises(Broken, match="не читаються як JSON"):
        answer(body).json()


def test_every_status_has_words():
    assert all(status_words(status) for status in range(100, 600))


def test_a_long_address_is_shortened():
    assert len(shown("http://a/" + "b" * 900)) == 201
