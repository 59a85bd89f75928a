"""`/api/action/…` and `/api/3/action/…`: CKAN's action API, read only, by GET and by POST of JSON or a form."""

import json
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.site import site_of
from registry.access import let_read, register_page
from registry.feeds.api import ACTIONS
from registry.feeds.open import feed
from registry.feeds.problems import Invalid, Problem

MAX_BODY = 1 << 20
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@csrf_exempt  # nothing is written here, and programs have no cookie
@require_http_methods(["GET", "HEAD", "POST", "OPTIONS"])
def action(request, name):
    """One action; a program of another site may ask first whether it may."""
    if request.method == "OPTIONS":
        return _allowed(let_read(request, HttpResponse(status=204)))
    return _posted(request, name=name) if request.method == "POST" else _told(request, name=name)


@feed
def _told(request, name):
    return _answer(request, name)


@register_page
def _posted(request, name):
    return let_read(request, _answer(request, name))


def _answer(request, name):
    """The envelope {help, success, result | error}."""
    site = site_of(request)
    said = {"help": f"{site}/api/3/action/help_show?name={name}"}
    if name not in ACTIONS:
        return JsonResponse(f"Bad request - Action name not known: {name}", safe=False, status=400)
    try:
        result = ACTIONS[name](_asked(request), site)
    except Problem as problem:
        return JsonResponse({**said, "success": False, "error": problem.error}, status=problem.status)
    if hasattr(result, "iterator"):
        return StreamingHttpResponse(_streamed(said, result), content_type="application/json; charset=utf-8")
    return JsonResponse({**said, "success": True, "result": result}, encoder=DjangoJSONEncoder)


def _streamed(said, rows) -> Iterator[str]:
    """A long list of names, a row at a time."""
    yield f'{{"help": {ENCODER.encode(said["help"])}, "success": true, "result": ['
    for place, row in enumerate(rows.iterator(chunk_size=2000)):
        yield ("," if place else "") + ENCODER.encode(row)
    yield "]}"


def _asked(request) -> dict:
    """What a program asks: the address's parameters, or the JSON or form of its body."""
    if request.method != "POST":
        return request.GET.dict()
    if request.content_type == "multipart/form-data" or ("json" not in request.content_type and request.POST):
        return request.POST.dict()
    if len(request.body) > MAX_BODY:
        raise Invalid("Validation Error", {"message": "Request body is too large"})
    try:
        asked = json.loads(request.body or b"{}")
    except ValueError as error:
        raise Problem("Bad request", {"message": "JSON Error: Error decoding JSON data"}) from error
    if not isinstance(asked, dict):
        raise Problem("Bad request", {"message": "Request data JSON decoded to something that is not a dictionary"})
    return asked


def _allowed(answer):
    answer["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
    answer["Access-Control-Allow-Headers"] = "Content-Type"
    return answer
