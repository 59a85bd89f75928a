"""The admin site of the house."""

from django.contrib.admin.apps import AdminConfig


class KhartiiaAdminConfig(AdminConfig):
    default_site = "config.site.KhartiiaAdminSite"
