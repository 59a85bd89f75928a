"""The room of people, parties and shared tools."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Люди та підрозділи"

    def ready(self):
        from core.database import teach_cyrillic

        connection_created.connect(teach_cyrillic, dispatch_uid="teach_cyrillic")
