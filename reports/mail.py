"""Asks for the mail about a document the moment it is issued; the desk says how it goes (`core.job_kinds`)."""

from django.db import transaction

from core import jobs
from core.job_kinds import KINDS

JOB = "mail_documents"


def ask_to_mail() -> None:
    """Once the document is stored for good, its letters are written in the background."""
    if JOB in KINDS:
        transaction.on_commit(lambda: jobs.start(kind=JOB))
