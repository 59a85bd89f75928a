"""«Перевірка документа»: whether a file or a paper is the issued one. Open to everybody (docs/adr/0017).

Whoever asks has the paper or the file in hand already: nothing is told that is not printed on it.
"""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from reports import lookup
from reports.marking import typed

LARGEST = 60 * 1024 * 1024  # bytes: a register of a whole city is a tenth of it


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def verify(request):
    """A code, a hash or a file, and what is known of it."""
    if request.method == "POST":
        return _sent(request)
    asked = request.GET.get("code", "").strip()
    if code := typed(asked):
        return redirect("verify_code", code=code)
    sha256 = "".join(request.GET.get("hash", asked).lower().split())
    if lookup.HASH.fullmatch(sha256):
        return _answer(request, lookup.by_hash(sha256), sha256=sha256)
    wrong = _("Код має 12 цифр, наприклад 4821-0937-5516; контрольна сума – 64 знаки.") if asked or sha256 else ""
    return _answer(request, None, wrong=wrong, asked=asked)


@require_safe
@never_cache
def verify_code(request, code):
    """The page that the square picture on a paper leads to."""
    found = lookup.by_code(typed(code))
    return _answer(request, found, code=code, status=200 if found else 404)


def _sent(request):
    file = request.FILES.get("file")
    if file is None:
        return _answer(request, None, wrong=_("Оберіть файл, який треба перевірити."))
    if file.size > LARGEST:
        return _answer(request, None, wrong=_("Файл завеликий: понад %s МБ. Такого документа не видавали.") % 60)
    sha256 = lookup.hash_of(file)
    return _answer(request, lookup.by_hash(sha256), sha256=sha256, name=file.name)


def _answer(request, found, *, status=200, **told):
    asked = bool(found or told.get("sha256") or told.get("code"))
    return render(request, "reports/verify.html", {"found": found, "answered": asked, **told}, status=status)
