"""Letters to citizens, written by the background worker: the link to confirm, and the answer."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from core.mail import Message, send
from core.models import Office
from registry.actions.feedback_confirming import new_key
from registry.models import CitizenAddress, Unconfirmed


@task()
def write_confirmation(waiting_id: int, site: str) -> None:
    """«Підтвердьте» with its one-time link."""
    for waiting in Unconfirmed.objects.filter(pk=waiting_id):
        with translation.override(waiting.language):
            link = site + reverse("confirm", args=[new_key(waiting)])
            _write(waiting.email, "confirm", _("Підтвердьте, що це ви"), what=waiting.get_what_display(), link=link)


@task()
def write_answer(address_id: int, site: str) -> None:
    """«Відповідь на ваш відгук», while the address is still kept."""
    known = CitizenAddress.objects.filter(pk=address_id, feedback__isnull=False)
    for address in known.select_related("feedback__dataset", "feedback__answered_by"):
        with translation.override(address.language):
            feedback = address.feedback
            link = site + reverse("dataset", args=[feedback.dataset.identifier])
            _write(address.email, "answer", _("Відповідь на ваш відгук"), feedback=feedback, link=link)


def _write(to, name, subject, **context):
    text = render_to_string(f"mail/citizen_{name}.txt", {"office": Office.objects.first(), **context})
    send(Message(to=to, subject=subject, text=text))
