"""Every address of the site, read from the resolver, with rows for what its parameters name."""

import re
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from django.apps import apps
from django.urls import URLPattern, get_resolver, reverse

TABLE = Path(__file__).with_name("roles_matrix.txt")
WORDS = {200: "ok", 400: "bad", 403: "no", 404: "nil", 405: "not", 410: "old"}
DOORS = ("/login/", "/admin/login/")
PARAMETER = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")


@cache
def routes():
    """The name of each route and its pattern; a nameless one is called by its pattern."""
    return dict(_walk(get_resolver()))


def _walk(resolver, before="", space=""):
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name or pattern}", pattern
        else:
            yield from _walk(entry, pattern, space + (f"{entry.namespace}:" if entry.namespace else ""))


def address(name, rows):
    """The address of a route for the rows at hand: those of the route, of its model, or of the parameter's name."""
    pattern = routes()[name]
    known = {**rows, **rows.get(name, {})}
    model = re.match(r"admin/(\w+)/(\w+)/.*object_id", pattern)
    if model and "object_id" not in rows.get(name, {}):
        known["object_id"] = apps.get_model(*model.groups())._default_manager.order_by("pk").first().pk
    parts = {a or b for a, b in PARAMETER.findall(pattern)}
    missing = parts - known.keys()
    assert not missing, f"{name}: додайте {missing} до rows у tests/desk/test_roles_matrix.py"
    try:
        return reverse(name, kwargs={part: known[part] for part in parts})
    except Exception:  # a nameless route
        return "/" + PARAMETER.sub(lambda found: str(known[found[1] or found[2]]), pattern).strip("^$")


def word(response):
    """What an answer comes to."""
    if response.status_code in (301, 302):
        return "in" if response["Location"].partition("?")[0] in DOORS else "go"
    return WORDS.get(response.status_code, str(response.status_code))


@cache
def expectations():
    """(pattern of names, {(who, method): word}) of each line of the table; the first that fits counts."""
    lines = [
        line.replace("|", " ").split()
        for line in TABLE.read_text("utf8").splitlines()
        if line and not line.startswith("#")
    ]
    people = lines[0][1:9]
    columns = [(who, method) for method in ("GET", "POST") for who in people]
    return [(line[0], dict(zip(columns, line[1:], strict=True))) for line in lines[1:]]


def expected(name):
    """What the table says of a route, or None."""
    return next((said for pattern, said in expectations() if fnmatchcase(name, pattern)), None)
