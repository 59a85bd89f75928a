"""What every page knows of the office."""

from django.conf import settings

from core.models import Office


def office(request):
    """The office's row, whether its data are invented, and whether the public page is open."""
    if not hasattr(request, "office_row"):  # a page is rendered in several parts, each of which asks
        request.office_row = Office.objects.first()
    row = request.office_row
    return {"office": row, "demo": bool(row and row.demo), "public_pages": settings.PUBLIC_PAGES}
