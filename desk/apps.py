"""The room of what each person opens in the morning."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "desk"
    verbose_name = "Робочий стіл"
