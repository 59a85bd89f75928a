"""The room of what data the city holds and where they are published."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "registry"
    verbose_name = "Реєстр наборів даних"
