"""When nothing answers it is we, and nobody's file is called broken."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from audits.probe.crowd import asked
from audits.probe.links import Link
from audits.probe.weather import Outage, Weather
from audits.snapshot import LinkState
from core.outbound_errors import NoAnswer, NoSuchHost, Untrusted
from tests.standin.web import Web


def found(links, witnesses, means):
    return [facts for batch in asked(links, witnesses, means) for _link, facts in batch]


def test_names_that_are_not_found_anywhere_stop_the_run(named, names, means):
    names.down = True
    with pytest.raises(Outage, match="Зв’язку з мережею немає"):
        found([Link(1, named("city.test"))], [named("portal.test")], means)


def test_servers_that_all_keep_silent_stop_the_run(settings, means):
    with Web() as gone:
        port = gone.place.partition(":")[2]
    settings.OUTBOUND_ALLOW = [f"city.test:{port}", f"portal.test:{port}"]
    with pytest.raises(Outage):
        found([Link(1, f"http://city.test:{port}/a.csv")], [f"http://portal.test:{port}/"], means)


def test_without_a_witness_nobody_is_sure(named, names, means):
    names.down = True
    [facts] = found([Link(1, named("city.test"))], [], means)
    assert facts.state == LinkState.UNSURE


def test_the_server_itself_is_no_witness(named, names, means):
    names.down = True
    [facts] = found([Link(1, named("city.test"))], [named("city.test", "/")], means)
    assert facts.state == LinkState.UNSURE


def test_another_address_of_the_run_is_a_witness(named, means):
    links = [Link(1, named("city.test")), Link(2, "http://nobody.test/a.csv")]
    states = {facts.url: facts.state for facts in found(links, [named("city.test")], means)}
    assert states["http://nobody.test/a.csv"] == LinkState.BROKEN


def test_what_was_found_before_is_told(named, names, means, web):
    async def goes_down(_asked, writer, served):
        while not served.count("/good.csv"):
            await asyncio.sleep(0.01)
        names.down = True
        writer.transport.abort()

    web.pages["/last.csv"] = goes_down
    told = asked(
        [Link(1, named("city.test")), Link(1, named("other.test", "/last.csv"))], [named("portal.test")], means
    )
    assert [facts.state for _link, facts in next(told)] == [LinkState.OK]
    with pytest.raises(Outage):
        next(told)


def weathered(error, *, heard=(), witnesses=()):
    """What the weather says of a failure of city.test."""

    async def ask():
        async with Weather(witnesses) as weather:
            for url in heard:
                weather.heard(url)
            return await weather.is_well(error, "city.test", since=0)

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("error", "heard", "well"),
    [
        (NoAnswer("http://city.test"), "http://other.test/", True),
        (NoAnswer("http://city.test"), "http://city.test/other", None),
        (NoSuchHost(host="city.test"), "http://other.test/", None),  # a connection may outlive the names
        (Untrusted("https://city.test"), "https://other.test/", True),
        (Untrusted("https://city.test"), "http://other.test/", None),
    ],
)
def test_each_trouble_has_its_own_proof(error, heard, well):
    assert weathered(error, heard=[heard]) is well


def test_a_witness_of_digits_proves_no_names():
    assert weathered(NoSuchHost(host="city.test"), witnesses=["http://127.0.0.1/"]) is None


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that signs itself, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "city.test")])
    built = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    built = built.not_valid_before(now - timedelta(days=400)).not_valid_after(now + timedelta(days=4000))
    plain = serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    kept = tmp_path_factory.mktemp("tls") / "city.pem"
    kept.write_bytes(secret + built.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return kept


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_certificate_nobody_vouches_for_is_unsure_while_it_is_the_only_one(certificate, settings, means):
    with Web(certificate=certificate) as web:
        settings.OUTBOUND_ALLOW = [web.place]
        [facts] = found([Link(1, f"{web.url}/good.csv")], [], means)
    assert (facts.state, "сертифікат" in facts.reason) == (LinkState.UNSURE, True)
