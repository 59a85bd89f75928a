"""The room of what each person opens in the morning."""

from django.apps import AppConfig

from core.job_kinds import KINDS


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Робочий стіл"

    def ready(self):
        KINDS["mail_documents"] = "desk.mailing.in_background"
