"""Which addresses may be asked at all."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.outbound_address import is_allowed, target, trouble_with
from core.outbound_errors import BadAddress, Forbidden, OutboundError


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1"),
        *("::1", "fd00::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1"),
    ],
)
def test_inner_addresses_are_asked_only_when_allowed(address):
    assert "всередину мережі" in trouble_with(address, inside=False)
    assert trouble_with(address, inside=True) is None


@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1", "::", "fe80::1%eth0", "ff02::1"),
        *("::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "192.0.0.192"),
    ],
)
def test_service_addresses_are_never_asked(address):
    assert "службову" in trouble_with(address, inside=True)


@pytest.mark.parametrize(
    "address", ["192.0.2.1", "198.51.100.7", "203.0.113.9", "198.18.0.1", "2001:db8::1", "2002:7f00:1::", "2001::1"]
)
def test_reserved_addresses_are_not_asked(address):
    assert "зарезервовану" in trouble_with(address, inside=True)


@pytest.mark.parametrize("address", ["4000::1", "100::1", "::7f00:1", "5f00::1"])
def test_outside_the_public_part_of_ipv6_nothing_is_asked(address):
    assert trouble_with(address, inside=True)


@pytest.mark.parametrize("address", ["93.184.215.14", "8.8.8.8", "172.32.0.1", "2a00:1450:4001::1", "::ffff:8.8.8.8"])
def test_public_addresses_are_asked(address):
    assert trouble_with(address, inside=False) is None


@pytest.mark.parametrize(
    "url",
    [
        *(
            "ftp://data.gov.ua/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data.gov.ua",
            "",
            "http://",
            "http:///a",
        ),
        *("https://user:pass@data.gov.ua/", "http://data.gov.ua@10.0.0.1/", "http://a b/", "http://[/", "http://%31/"),
        *("http://a:99999/", "http://a:-1/", "gopher://a/", "http://" + "a" * 5000),
    ],
)
def test_an_address_of_a_wrong_form(url):
    with pytest.raises(BadAddress):
        target(url)


@pytest.mark.parametrize("port", [22, 25, 3306, 5432, 6379, 9200])
def test_ports_of_other_services(port):
    with pytest.raises(Forbidden, match=f"порт {port}"):
        target(f"http://data.gov.ua:{port}/")


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://data.gov.ua/dataset?q=1#a", "data.gov.ua", 443),
        ("http://DATA.gov.ua.:8080/", "data.gov.ua", 8080),
        (" http://дані.укр/набір ", "xn--80ah2a8g.xn--j1amh", 80),
        ("http://[2a00:1450:4001::1]/", "2a00:1450:4001::1", 80),
    ],
)
def test_the_server_of_an_address(url, host, port):
    found = target(url)
    assert (found.host, found.port, found.inside) == (host, port, False)


@pytest.mark.parametrize(
    ("entry", "host", "port", "allowed"),
    [
        ("portal.local", "portal.local", 443, True),
        ("portal.local", "portal.local", 5000, False),
        ("portal.local:5000", "portal.local", 5000, True),
        ("portal.local:5000", "portal.local", 80, False),
        (" Portal.Local ", "portal.local", 80, True),
        ("portal.local", "evil.portal.local", 80, False),
        ("[::1]:5000", "::1", 5000, True),
        ("::1", "::1", 80, True),
    ],
)
def test_the_offices_list(entry, host, port, allowed):
    assert is_allowed(host, port, [entry]) is allowed


def test_a_sentence_names_what_to_allow():
    with pytest.raises(Forbidden, match=r"додайте «portal\.local:5000» до налаштування OUTBOUND_ALLOW"):
        target("http://portal.local:5000/api")


def test_a_sentence_bears_no_password():
    with pytest.raises(BadAddress) as caught:
        target("https://user:secret@data.gov.ua/a@b")
    assert "secret" not in str(caught.value)
    assert "data.gov.ua/a@b" in str(caught.value)


@given(st.text(max_size=60) | st.text(max_size=40).map("http://{}".format))
def test_no_text_breaks_the_reading(text):
    with suppress(OutboundError):
        assert target(text).url.scheme in ("http", "https")


@given(st.ip_addresses().map(str))
def test_every_address_is_judged_and_never_more_mildly_by_default(address):
    if trouble_with(address, inside=True):
        assert trouble_with(address, inside=False)
