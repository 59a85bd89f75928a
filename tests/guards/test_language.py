"""No page speaks the wrong language, and no link of ours leads nowhere: every page is opened by following links."""

import re
from urllib.parse import urljoin, urlsplit

import pytest

from tests.guards.reading import foreign, read

ALLOWED = re.compile(
    r"\b(?:"
    r"[\w.+-]+@[\w.-]+"  # addresses of mail
    r"|https?://\S+"
    r"|\.?(?:CSV|XLSX|XLS|ODS|ODT|PDF|DOCX|PNG|JPEG|JSON|UTF|TXT)"  # kinds of files, as people call them
    r"|csv|xlsx|ods|docx|json|txt"  # the same as endings of names
    r"|Excel|LibreOffice|Word"  # programs by name
    r"|Creative Commons|CC0|Open Data(?:base| Commons) (?:License|Attribution)"  # licences by name
    r"|DCAT|CKAN|API|CSVW|Frictionless|Creative|Commons"  # standards and licences by name
    r"|English"  # a language in its own words
    r"|Ctrl\+P"  # keys
    r"|PORTAL_TOKEN_|OUTBOUND_ALLOW"  # settings
    r"|datagovua|organization|reklamniZasoby|struktura|reklamni-zasoby"  # names in addresses, as examples
    r"|portal0|rada"  # such names in the rows of this test
    r"|uid|identifier|title|description|accrualPeriodicity|keywords?|purpose|url|landingPage"  # official columns
    r"|distributionFormat|publisher(?:Name|PrefLabel|Id|Identifier)"
    r"|contactPoint(?:Name|Fn|Email|HasEmail)|Email"
    r")\b|\.(?:xlsx|csv|ods|docx|txt)\b"
    r"|https://$"  # how an address begins
    r"|\b[IVX]+\b",  # numerals of principles
    re.IGNORECASE,
)
SKIPPED = ("/admin/logout/", "/logout/", "/static/")
MOST = 250  # pages; the crawl must end

pytestmark = pytest.mark.django_db


@pytest.fixture
def crawl(client, whole_office, settings):
    """Follows every link from a page, each kind of address once a row, and yields what it found."""
    settings.PUBLIC_PAGES = True

    def crawl(person, start):
        client.force_login(person)
        seen, waiting = set(), [start]
        while waiting and len(seen) < MOST:
            address = waiting.pop(0)
            if address in seen:
                continue
            seen.add(address)
            answer = client.get(address, follow=True)
            found = answer["Content-Type"].startswith("text/html")
            texts, links = read(answer.content.decode()) if found else ([], [])
            yield address, answer.status_code, texts
            waiting += [there for there in (inner(address, link) for link in links) if there and there not in seen]

    return crawl


def inner(here, link):
    """The address a link of ours leads to; sorting and paging count once."""
    parts = urlsplit(urljoin(f"http://testserver{here}", link))
    if parts.netloc != "testserver" or parts.scheme != "http" or parts.path.startswith(SKIPPED):
        return None
    kept = parts.query if re.fullmatch(r"(timeliness|stage|q)=[^&]*", parts.query) else ""
    return f"{parts.path}?{kept}" if kept else parts.path


@pytest.mark.parametrize("person", ["administrator", "coordinator", "auditor"])
def test_every_page_of_the_admin_is_ukrainian(crawl, request, person):
    found = {}
    for address, status, texts in crawl(request.getfixturevalue(person), "/admin/"):
        wrong = foreign(texts, ALLOWED) + ([f"відповідь {status}"] if status != 200 else [])
        if wrong:
            found[address] = wrong
    assert found == {}


@pytest.mark.parametrize("person", ["unit_head", "outsider"])
def test_every_page_outside_it_is_ukrainian(crawl, request, person):
    found = {
        address: foreign(texts, ALLOWED) for address, _status, texts in crawl(request.getfixturevalue(person), "/")
    }
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_refused_forms_are_ukrainian(client, administrator, whole_office):
    client.force_login(administrator)
    for address in (
        "/admin/core/unit/add/",
        "/admin/core/user/add/",
        "/admin/core/post/add/",
        "/admin/core/unit/import/",
    ):
        texts, _links = read(client.post(address, {"edrpou": "abc", "email": "x", "valid_from": "x"}).content.decode())
        assert foreign(texts, ALLOWED) == []


def test_the_reader_sees_a_foreign_word():
    texts, _links = read('<p title="Save">Зберегти <span lang="en">In English</span><input placeholder="Search"></p>')
    assert foreign(texts, ALLOWED) == ["Save", "Search"]
