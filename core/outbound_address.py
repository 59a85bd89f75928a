"""Which addresses the program may ask: public ones, and those the office itself has allowed.

The ranges are those of IANA's special-purpose registries (RFC 6890 and its successors). They stand here in full, for
the standard library's own list differs between releases of Python.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

from core.outbound_errors import BadAddress, Forbidden

SCHEMES = {"http": 80, "https": 443}
PORTS = frozenset({80, 443, 8080, 8443})
NAME = re.compile(r"[a-z0-9._-]{1,253}|[0-9a-f:.]+")  # a name, an IPv4 or an IPv6 address
LONGEST = 4000  # characters of an address
Address = IPv4Address | IPv6Address

# Never reached, not even when allowed: where a cloud keeps its keys, and what is no single server at all.
NEVER = [
    ip_network(text)
    for text in ("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "fe80::/10")
] + [ip_network(text) for text in ("ff00::/8", "fec0::/10")]
# Inside a network or on this very machine: reached only where the office allows it.
INSIDE = [
    ip_network(text)
    for text in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "::1/128",
        "fc00::/7",
    )
]
# Kept for documents, measuring and old tunnels.
RESERVED = [
    ip_network(text)
    for text in ("192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "2001::/23")
] + [ip_network(text) for text in ("2001:db8::/32", "2002::/16", "3fff::/20")]
PUBLIC_V6 = ip_network("2000::/3")
WRAPPED_V4 = [ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96")]  # IPv4 written as IPv6: mapped, and NAT64


@dataclass(frozen=True)
class Target:
    """A server as an address names it."""

    url: httpx.URL
    host: str
    port: int
    inside: bool
    """Whether the office allows it to be inside the network."""


def target(url: str | httpx.URL, allow: Iterable[str] = ()) -> Target:
    """The server of an address whose form is right: `BadAddress` or `Forbidden` where it is not."""
    parsed = _parsed(url)
    if parsed.scheme not in SCHEMES:
        raise BadAddress(url, why="вона має починатися з http:// або https://")
    if parsed.userinfo:
        raise BadAddress(url, why="у ній записано ім’я або пароль, а їм тут не місце")
    host = _host(parsed)
    if not NAME.fullmatch(host):
        raise BadAddress(url, why="у ній немає правильного імені сервера")
    port = SCHEMES[parsed.scheme] if parsed.port is None else parsed.port
    if not 0 < port < 65536:
        raise BadAddress(url, why=f"порту {port} не буває")
    inside = is_allowed(host, port, allow)
    if not inside and port not in PORTS:
        raise Forbidden(url, where=f"на порт {port}, на якому сайти не публікують", host=f"{host}:{port}")
    return Target(parsed, host, port, inside)


def _parsed(url: str | httpx.URL) -> httpx.URL:
    if len(str(url)) > LONGEST:
        raise BadAddress(url, why=f"вона довша за {LONGEST} знаків")
    try:
        return httpx.URL(url.strip() if isinstance(url, str) else url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise BadAddress(url, why="такої адреси не буває") from error


def _host(url: httpx.URL) -> str:
    """The name as it goes to the resolver: ASCII, small letters, without the dot at its end."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def is_allowed(host: str, port: int, allow: Iterable[str]) -> bool:
    """Whether the office's list names this server; without a port it means the usual ones."""
    names = {entry.strip().lower() for entry in allow}
    bracketed = f"[{host}]" if ":" in host else host
    return f"{bracketed}:{port}" in names or (port in SCHEMES.values() and bool({host, bracketed} & names))


def trouble_with(address: str, *, inside: bool) -> str | None:
    """Where an address leads that must not be asked, in words; None when it may be."""
    ip = _unwrapped(ip_address(address.partition("%")[0]))
    if _within(ip, NEVER):
        return "на службову адресу мережі"
    if _within(ip, INSIDE):
        return None if inside else "всередину мережі або на цей самий комп’ютер"
    if _within(ip, RESERVED) or (ip.version == 6 and ip not in PUBLIC_V6):
        return "на зарезервовану адресу, де сайтів не буває"
    return None


def _unwrapped(ip: Address) -> Address:
    """The IPv4 address inside an IPv6 one that only carries it."""
    if isinstance(ip, IPv6Address) and _within(ip, WRAPPED_V4):
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip


def _within(ip: Address, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    return any(ip.version == network.version and ip in network for network in networks)
