"""What our register wants a portal to show of a dataset."""

from django.conf import settings

from core.refusals import Refused
from registry.frequency import RHYTHMS, Frequency
from registry.models import FileVersion, PublicationStep
from registry.portal.carrying import Work
from registry.portal.wanted import LANGUAGES, WantedFile, WantedPassport, keywords
from registry.portal.writing import Upload
from registry.workflow import State

STOPPED = "Набір «{dataset}» не оприлюднюють: його стан – «{state}»."


def check_publishable(dataset):
    """Sets whose publication is suspended or over are not published."""
    if dataset.state in (State.SUSPENDED, State.ARCHIVED):
        raise Refused(STOPPED.format(dataset=dataset, state=State(dataset.state).label))


def work_of(key, dataset, portal, limits=None) -> Work:
    """All that carrying out needs, so that it asks the database nothing."""
    versions = latest_versions(dataset)
    copy = portal.copies.linked().filter(dataset=dataset).first()
    return Work(
        key=key,
        portal_key=portal.key,
        address=portal.address,
        token=settings.PORTAL_TOKENS.get(portal.key, ""),
        passport=passport_of(dataset, portal),
        files=tuple(files_of(dataset, portal, versions)),
        open=lambda file: opened(versions[file.key]),
        remote_id=copy.remote_id if copy else "",
        limits=limits,
    )


def passport_of(dataset, portal) -> WantedPassport:
    """The passport in the portal's fields; the title begins with the number, as the city writes it."""
    person = dataset.contacts.first()
    fields = {
        "name": dataset.identifier,
        "title": str(dataset),
        "notes": described(dataset),
        "update_frequency": RHYTHMS[Frequency(dataset.frequency)].portal if dataset.frequency else "",
        "purpose_of_collecting_information": dataset.purpose,
        "language": LANGUAGES.get(dataset.language, dataset.language),
        "license_id": dataset.licence,
        "maintainer": person.name if person else "",
        "maintainer_email": person.email if person else "",
    }
    return WantedPassport(fields, keywords(dataset.keywords), portal.organization)


def described(dataset) -> str:
    """The description, with what is withheld and why, as the resolution asks."""
    if not dataset.restricted:
        return dataset.description
    return (
        f"{dataset.description}\n\nНе оприлюднюють: {dataset.restricted} Підстава: {dataset.restricted_ground}".strip()
    )


def latest_versions(dataset) -> dict[int, FileVersion]:
    """The newest published file of each resource."""
    published = FileVersion.objects.filter(distribution__dataset=dataset, state=FileVersion.State.PUBLISHED)
    return {version.distribution_id: version for version in published.order_by("distribution", "number")}


def files_of(dataset, portal, versions):
    """Resources of the dataset that have a file or an address."""
    sent = {
        key: (remote, sha256)
        for key, remote, sha256 in PublicationStep.objects.filter(
            publication__portal=portal,
            publication__dataset=dataset,
            kind=PublicationStep.Kind.FILE,
            state=PublicationStep.State.DONE,
        )
        .order_by("pk")
        .values_list("distribution_id", "remote_id", "sha256")
    }
    for row in dataset.distributions.all():
        version = versions.get(row.pk)
        if version or row.url:
            yield WantedFile(
                key=row.pk,
                name=row.name,
                description=row.description or row.title,
                format=row.format,
                url="" if version else row.url,
                file_name=version.name if version else "",
                sha256=version.sha256 if version else "",
                sent=sent.get(row.pk, ("", "")),
            )


def opened(version) -> Upload:
    """A file ready to be sent."""
    return Upload(version.name, version.file.storage.open(version.file.name), version.media_type)
