"""The room of people, parties and shared tools."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from core.closed_triggers import free_closed, guard_closed
from core.database import teach_cyrillic
from core.triggers import guard_history


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Люди та підрозділи"

    def ready(self):
        connection_created.connect(teach_cyrillic, dispatch_uid="teach_cyrillic")
        post_migrate.connect(guard_history, sender=self, dispatch_uid="guard_history")
        pre_migrate.connect(free_closed, sender=self, dispatch_uid="free_closed")
        post_migrate.connect(guard_closed, sender=self, dispatch_uid="guard_closed")
