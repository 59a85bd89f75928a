"""What every page knows of the office."""

from django.conf import settings

from core.clock import today
from core.models import Office
from core.signposts import standing


def office_row(request):
    """The office's row; a page is rendered in several parts, each of which asks."""
    if not hasattr(request, "office_row"):
        request.office_row = Office.objects.annotate(**standing(today())).first()
    return request.office_row


def pages_open(request) -> bool:
    """Whether everybody may open the public pages."""
    row = office_row(request)
    return row.is_open if row else settings.PUBLIC_PAGES


def office(request):
    """The office's row, whether its data are invented, and whether the public page is open."""
    row = office_row(request)
    return {"office": row, "demo": bool(row and row.demo), "public_pages": pages_open(request)}
