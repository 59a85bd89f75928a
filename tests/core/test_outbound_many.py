"""Many addresses at once, and servers that speak TLS."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from core import outbound
from core.outbound_errors import Untrusted
from tests.standin.server import Reply, Server


@pytest.fixture
def server():
    with Server(lambda request: Reply(body=b"ok")) as server:
        yield server


def asked_together(server, count, pace, **limits):
    async def all_of_them():
        limited = outbound.Limits(**limits)
        async with outbound.AsyncClient(limits=limited, pace=pace, allow=[server.place]) as http:
            return await asyncio.gather(*(http.get(f"{server.url}/{n}") for n in range(count)))

    return asyncio.run(all_of_them())


def test_many_are_asked_at_once(server):
    answers = asked_together(server, 20, outbound.Pace(gap=0))
    assert {answer.body for answer in answers} == {b"ok"}
    assert len(server.asked) == 20


def test_one_server_is_asked_by_two_at_most(server):
    now, most = [], []

    def tell(request):
        now.append(1)
        most.append(len(now))
        server.stop.wait(0.02)
        now.pop()
        return Reply()

    server.tell = tell
    asked_together(server, 8, outbound.Pace(gap=0))
    assert max(most) == 2


def test_time_at_the_door_does_not_count(server):
    server.tell = lambda request: Reply(silence=0.1)
    answers = asked_together(server, 8, outbound.Pace(at_once=1, gap=0), total=0.5)
    assert len(answers) == 8


def test_beginnings_keep_their_distance(server):
    async def timed():
        clock = asyncio.get_running_loop().time
        begun = clock()
        async with outbound.AsyncClient(pace=outbound.Pace(gap=0.05), allow=[server.place]) as http:
            await asyncio.gather(*(http.head(server.url) for _n in range(4)))
        return clock() - begun

    assert asyncio.run(timed()) >= 0.15


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for portal.example that signs itself, and its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "portal.example")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    built = built.not_valid_before(now - timedelta(days=400)).not_valid_after(now + timedelta(days=4000))
    built = built.add_extension(x509.SubjectAlternativeName([x509.DNSName("portal.example")]), critical=False)
    kept = tmp_path_factory.mktemp("tls") / "portal.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    kept.write_bytes(secret + built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return kept


@pytest.fixture
def secure(server, certificate):
    """The server behind TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.names = []
    context.sni_callback = lambda _socket, name, _context: server.names.append(name)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.place = server.place.replace("127.0.0.1", "portal.example")
    return server


async def loopback(host, port):
    return ["127.0.0.1"]


def test_the_server_is_named_and_proved_over_a_pinned_connection(secure, certificate):
    trusting = ssl.create_default_context(cafile=certificate)
    with outbound.Client(allow=[secure.place], resolver=loopback, context=trusting) as http:
        answer = http.get(f"https://{secure.place}/")
    assert (answer.body, secure.names, answer.address) == (b"ok", ["portal.example"], "127.0.0.1")


def test_a_server_that_proves_nothing_is_not_believed(secure):
    limits = outbound.Limits(tries=1)
    with outbound.Client(allow=[secure.place], resolver=loopback, limits=limits) as http, pytest.raises(Untrusted):
        http.get(f"https://{secure.place}/")
