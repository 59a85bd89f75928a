"""The one way out: what it reads, follows, repeats and refuses, asked of a real server on loopback."""

import gzip
import io

import pytest

from core import outbound
from core.outbound_errors import (
    BadStatus,
    Broken,
    Forbidden,
    Moved,
    NoAnswer,
    OutboundError,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from tests.standin.server import Reply, Server

FAST = outbound.Limits(total=5, step=1, most=1000, pause=0.01, wait=0.3)
UNHURRIED = outbound.Pace(gap=0)


@pytest.fixture
def server():
    """A server that answers by `server.tell`; at first «Добрий день»."""
    with Server(lambda request: Reply(body="Добрий день".encode())) as server:
        yield server


@pytest.fixture
def http(server):
    with outbound.Client(limits=FAST, pace=UNHURRIED, allow=[server.place]) as http:
        yield http


def test_a_page_is_read(http, server):
    answer = http.get(f"{server.url}/a?b=1")
    assert (answer.status, answer.text, answer.address) == (200, "Добрий день", "127.0.0.1")


def test_parameters_are_sent(http, server):
    http.get(server.url, params={"q": "дороги"})
    assert server.asked[0].query == {"q": "дороги"}


def test_who_asks_says_so(http, server, settings):
    settings.SITE_URL, settings.DEFAULT_FROM_EMAIL = "https://hartiia.example.org", "dani@example.org"
    http.get(server.url)
    assert server.asked[0].headers["user-agent"] == "Khartiia (+https://hartiia.example.org; dani@example.org)"


def test_the_name_stays_in_the_request(server):
    async def inside(host, port):
        return ["127.0.0.1"]

    named = server.place.replace("127.0.0.1", "portal.example")
    with outbound.Client(limits=FAST, allow=[named], resolver=inside) as http:
        http.get(f"http://{named}/")
    assert server.asked[0].headers["host"] == named


def test_loopback_is_not_asked_by_default(server):
    with outbound.Client(limits=FAST, allow=[]) as http, pytest.raises(Forbidden):
        http.get(server.url)
    assert server.asked == []


def test_the_offices_list_is_the_default(server, settings):
    settings.OUTBOUND_ALLOW = [server.place]
    with outbound.Client(limits=FAST) as http:
        assert http.get(server.url).ok


def test_a_name_that_leads_inside_is_not_asked(server):
    async def rebound(host, port):
        return ["93.184.215.14", "127.0.0.1"]

    with outbound.Client(limits=FAST, allow=[], resolver=rebound) as http, pytest.raises(Forbidden):
        http.get("http://public.example:8080/")


def test_a_name_is_resolved_once(server):
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    async def changing(host, port):
        return answers.pop(0)

    named = server.place.replace("127.0.0.1", "portal.example")
    with outbound.Client(limits=FAST, allow=[named], resolver=changing) as http:
        assert http.get(f"http://{named}/").address == "127.0.0.1"
    assert answers == [["10.0.0.1"]]


def test_the_next_address_of_a_name_is_tried(server):
    async def two(host, port):
        return ["127.0.0.9", "127.0.0.1"]

    named = server.place.replace("127.0.0.1", "portal.example")
    with outbound.Client(limits=FAST, allow=[named], resolver=two) as http:
        assert http.get(f"http://{named}/").address == "127.0.0.1"


def test_a_bad_status_is_an_answer(http, server):
    server.tell = lambda request: Reply(404, b"none")
    assert (http.get(server.url).status, http.get(server.url).ok) == (404, False)


def test_a_bad_status_becomes_a_sentence_when_asked(http, server):
    server.tell = lambda request: Reply(404)
    with pytest.raises(BadStatus, match=r"такої сторінки немає \(код 404\)"):
        http.get(server.url).must()


def test_a_head_has_no_body(http, server):
    server.tell = lambda request: Reply(body=b"x" * 500)
    answer = http.head(server.url)
    assert (answer.size, answer.length) == (0, 500)


def test_a_prefix_is_read_and_no_more(http, server):
    server.tell = lambda request: Reply(body=b"x" * 5000)
    answer = http.get(server.url, prefix=10)
    assert (answer.body, answer.whole, answer.length) == (b"x" * 10, False, 5000)


def test_a_body_goes_into_a_file(http, server):
    kept = io.BytesIO(b"older and longer than the new")
    answer = http.get(server.url, into=kept)
    assert (kept.getvalue().decode(), answer.body, answer.size) == ("Добрий день", b"", 21)


def test_a_part_is_asked_by_range(http, server):
    server.tell = lambda request: Reply(206, b"ab", {"Content-Range": "bytes 0-1/900"})
    answer = http.get(server.url, headers={"Range": "bytes=0-1"})
    assert (server.asked[0].headers["range"], answer.length) == ("bytes=0-1", 900)


def test_packed_bodies_are_opened(http, server):
    server.tell = lambda request: Reply(body=gzip.compress(b"abc"), headers={"Content-Encoding": "gzip"})
    assert http.get(server.url).body == b"abc"


def test_a_bomb_is_refused(http, server):
    bomb = gzip.compress(b"\0" * 5_000_000)
    server.tell = lambda request: Reply(body=bomb, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooLarge, match="більша за 0,001 МБ"):
        http.get(server.url)


def test_too_much_is_refused(http, server):
    server.tell = lambda request: Reply(body=b"x" * 1001)
    with pytest.raises(TooLarge):
        http.get(server.url)


def test_a_body_that_breaks_off_is_seen(http, server):
    server.tell = lambda request: Reply(body=b"half", declared=100)
    with pytest.raises(Broken, match="обірвалася"):
        http.get(server.url)


def test_nonsense_is_not_http(http, server):
    server.tell = lambda request: Reply(raw=b"SSH-2.0-OpenSSH\r\n\r\n")
    with pytest.raises(Broken, match="порушено правила HTTP"):
        http.get(server.url)


def test_a_server_that_hangs_up(http, server):
    server.tell = lambda request: Reply(raw=b"")
    with pytest.raises(NoAnswer):
        http.get(server.url)


def test_a_closed_door(server):
    with outbound.Client(limits=FAST, allow=["127.0.0.1:9"]) as http, pytest.raises(NoAnswer):
        http.get("http://127.0.0.1:9/")


def test_silence_ends_after_a_step(http, server):
    server.tell = lambda request: Reply(silence=30)
    with pytest.raises(TooSlow, match=r"за відведений час \(0 с\)"):
        http.get(server.url, limits=outbound.Limits(step=0.1, tries=1))


def test_drops_end_with_the_time_for_all(http, server):
    server.tell = lambda request: Reply(body=b"x" * 900, drip=0.05)
    with pytest.raises(TooSlow):
        http.get(server.url, limits=outbound.Limits(total=0.3, step=0.2))


def test_a_page_instead_of_data(http, server):
    server.tell = lambda request: Reply(body=b"<html>", headers={"Content-Type": "text/html"})
    with pytest.raises(Broken, match="сторінка сайту"):
        http.get(server.url).json()


def redirect(to, status=302):
    return lambda request: (
        Reply(body=b"there") if request.path == "/there" else Reply(status, headers={"Location": to})
    )


def test_a_redirect_is_followed(http, server):
    server.tell = redirect("/there")
    answer = http.get(f"{server.url}/here?a=1")
    assert (answer.body, answer.hops) == (b"there", (f"{server.url}/here?a=1",))


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:1/", "http://169.254.169.254/", "http://[::1]/", "http://192.168.0.1/", "//10.0.0.1/"]
)
def test_a_redirect_inside_is_refused(http, server, to):
    server.tell = redirect(to)
    with pytest.raises(Forbidden):
        http.get(server.url)


def test_redirects_have_an_end(http, server):
    server.tell = redirect("/again")
    with pytest.raises(TooManyRedirects):
        http.get(server.url)
    assert len(server.asked) == FAST.redirects + 1


def test_a_redirect_nowhere(http, server):
    server.tell = redirect("http://[")
    with pytest.raises(OutboundError):
        http.get(server.url)


def test_what_is_written_is_not_carried_elsewhere(http, server):
    server.tell = redirect("/there", 308)
    with pytest.raises(Moved):
        http.post(server.url, json={"a": 1})


def test_a_key_stays_with_its_server(server):
    with Server(redirect(f"{server.url}/there")) as first:
        with outbound.Client(limits=FAST, allow=[server.place, first.place]) as http:
            http.get(first.url, headers={"Authorization": "key"})
        assert first.asked[0].headers["authorization"] == "key"
    assert "authorization" not in server.asked[0].headers


def in_turn(*replies):
    """Answers in order; the last one for ever."""
    left = list(replies)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_fault_is_asked_again(http, server, status):
    server.tell = in_turn(Reply(status), Reply(body=b"ok"))
    answer = http.get(server.url)
    assert (answer.body, answer.tries) == (b"ok", 2)


def test_a_lasting_fault_is_told(http, server):
    server.tell = lambda request: Reply(500, b"oh")
    answer = http.get(server.url)
    assert (answer.status, answer.tries, len(server.asked)) == (500, 3, 3)


def test_a_silence_is_asked_again(http, server):
    server.tell = in_turn(Reply(silence=30), Reply(body=b"ok"))
    assert http.get(server.url, limits=outbound.Limits(step=0.2, pause=0.01)).body == b"ok"


def test_a_broken_body_is_asked_again_from_its_start(http, server):
    server.tell = in_turn(Reply(body=b"half", declared=100), Reply(body=b"whole"))
    kept = io.BytesIO()
    http.get(server.url, into=kept)
    assert kept.getvalue() == b"whole"


def test_a_write_is_not_repeated(http, server):
    server.tell = in_turn(Reply(503), Reply())
    assert http.post(server.url, json={}).status == 503
    assert len(server.asked) == 1


def test_a_write_that_met_silence_is_not_repeated(http, server):
    server.tell = lambda request: Reply(silence=30)
    with pytest.raises(TooSlow):
        http.post(server.url, json={}, limits=outbound.Limits(step=0.1))
    assert len(server.asked) == 1


def test_a_write_that_was_put_off_is_repeated(http, server):
    server.tell = in_turn(Reply(429), Reply())
    assert http.post(server.url, json={}).tries == 2


def test_the_wait_a_server_asks_for_is_kept(http, server):
    server.tell = in_turn(Reply(503, headers={"Retry-After": "0"}), Reply())
    assert http.get(server.url).tries == 2


def test_a_long_wait_is_left_to_the_caller(http, server):
    server.tell = lambda request: Reply(429, headers={"Retry-After": "120"})
    answer = http.get(server.url)
    assert (answer.status, answer.retry_after, answer.tries) == (429, 120, 1)


def test_a_file_is_sent(http, server):
    http.post(server.url, data={"name": "Дані"}, files={"upload": ("дані.csv", io.BytesIO(b"a;b"), "text/csv")})
    body = server.asked[0].body
    assert all(part in body for part in (b'name="upload"', b"a;b", "Дані".encode()))


def test_a_connection_is_used_again(http, server):
    ports = set()
    server.tell = lambda request: Reply()
    server.process_request_thread, begun = count_connections(server, ports), ports
    http.get(server.url)
    http.get(server.url)
    assert len(begun) == 1


def count_connections(server, ports):
    carry = server.process_request_thread

    def carried(request, client_address):
        ports.add(client_address)
        carry(request, client_address)

    return carried
