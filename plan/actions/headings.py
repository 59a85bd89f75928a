"""The heading an added task goes under: the known one, or a new one that the amending act names."""

from django.utils.translation import gettext as _

from core import history
from core.refusals import Refused, checked
from plan.models import Area, Principle


def area_for(plan, change, *, by, reason) -> Area:
    """The area of an added task; what the plan lacks is made where the act words it."""
    place, title = change.place, change.place.area_title
    principle = plan.principles.filter(number=place.principle).first()
    if principle is None:
        if not place.principle_title:
            raise Refused(
                _("{code}: принципу {number} у плані немає. Вкажіть його назву.").format(
                    code=change.code, number=place.principle
                )
            )
        order = (plan.principles.order_by("-order").values_list("order", flat=True).first() or 0) + 1
        row = Principle(plan=plan, order=order, number=place.principle, title=place.principle_title)
        principle = history.save(checked(row), by=by, reason=reason)
    area = principle.areas.filter(number=place.area).first()
    if area is None:
        if not title:
            raise Refused(
                _("{code}: розділу {principle}.{number} у плані немає. Вкажіть його назву.").format(
                    code=change.code, principle=place.principle, number=place.area
                )
            )
        area = history.save(checked(Area(principle=principle, number=place.area, title=title)), by=by, reason=reason)
    return area
