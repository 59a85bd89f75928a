"""A page of the admin that is neither a list nor a form of one row."""

from django.template.response import TemplateResponse

from plan.models import Plan


class Pages:
    """Mixed into an admin."""

    def page(self, request, template, *, form=None, **context):
        """The template with all that the frame around it needs."""
        whole = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "media": self.media + form.media if form is not None else self.media,
            "form": form,
            "back": self.list_url(),
            **context,
        }
        return TemplateResponse(request, template, whole)


def has_draft(request) -> bool:
    """Whether a plan is still being typed in; the menu asks on every page, more than once."""
    return any(plan.state == Plan.State.DRAFT for plan in Plan.asked_once(request))
