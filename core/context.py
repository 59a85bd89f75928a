"""What every page knows of the office."""

from django.conf import settings

from core.models import Office


def office(request):
    """The office's row, whether its data are invented, and whether the public page is open."""
    row = Office.objects.first()
    return {"office": row, "demo": bool(row and row.demo), "public_pages": settings.PUBLIC_PAGES}
