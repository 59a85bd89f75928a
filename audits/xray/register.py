"""Contradictions of the register of datasets."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from registry.models import Contact, Dataset, Distribution, LegalAnswer, LegalList


def published_without_link(on: date) -> QuerySet:
    """Published sets with neither a page of their own nor a resource one can open."""
    linked = ~Q(access_url="") | ~Q(download_url="") | Q(versions__isnull=False)
    open_ones = Distribution.objects.filter(linked, dataset=OuterRef("pk"))
    return Dataset.objects.published().for_page().filter(~Exists(open_ones), landing_page="")


def without_contact(on: date) -> QuerySet:
    """Published sets without a responsible person whom the public may write to."""
    contacts = Contact.objects.filter(dataset=OuterRef("pk")).exclude(email="")
    return Dataset.objects.published().for_page().filter(~Exists(contacts))


def update_unknown(on: date) -> QuerySet:
    """Published sets with a period of which nobody recorded an update."""
    return Dataset.objects.update_unknown().for_page()


def held_without_dataset(on: date) -> QuerySet:
    """Items of the legal list that the city holds, without a set and without a word why."""
    edition = LegalList.objects.filter(effective_on__lte=on).order_by("-effective_on").values("pk")[:1]
    held = LegalAnswer.objects.filter(item__edition=edition, held=LegalAnswer.Held.YES, why_not="")
    sets = Dataset.objects.filter(legal_item=OuterRef("item"))
    return held.filter(~Exists(sets)).select_related("item").order_by("item__number")
