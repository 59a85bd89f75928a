"""Every page the admin's registry knows opens for those who may, and is closed to those who may not."""

import pytest
from django.contrib import admin
from django.urls import reverse

from core.office_admin import ReadOnlyAdmin

REGISTRY = {model._meta.label: model_admin for model, model_admin in admin.site._registry.items()}
STAFF = ["administrator", "coordinator", "auditor"]
SINGLE = "core.Office"  # its list is its form
GIVEN = {SINGLE, "core.ReminderRule"}  # rows that are there from the start
AUDITORS = {"audits.SiteVisit"}  # notes that the auditor himself writes
LOOKED_AT = sorted(REGISTRY.keys() - AUDITORS)
TYPED = [label for label, model_admin in REGISTRY.items() if not isinstance(model_admin, ReadOnlyAdmin)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client, request, whole_office):
    """Opens pages of a model as somebody."""

    def pages(label, person):
        model_admin = REGISTRY[label]
        client.force_login(request.getfixturevalue(person))
        row = model_admin.model._default_manager.order_by("pk").first()
        assert row is not None, f"Додайте {label} у tests/guards/conftest.py: whole_office."

        def get(page):
            options = model_admin.opts
            args = [] if page in ("changelist", "add") else [row.pk]
            return client.get(reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args))

        return get

    return pages


@pytest.mark.parametrize("person", STAFF)
def test_lists_forms_and_histories_open(pages, person):
    due = {label: [302 if label == SINGLE else 200, 200, 200] for label in REGISTRY}
    assert {label: [page.status_code for page in opened(pages(label, person))] for label in REGISTRY} == due


def opened(get):
    return [get(page) for page in ("changelist", "change", "history")]


def test_an_administrator_can_add(pages):
    typed = sorted(set(TYPED) - GIVEN)
    assert [label for label in typed if pages(label, "administrator")("add").status_code != 200] == []


def test_view_only_people_cannot_add(pages):
    assert [label for label in LOOKED_AT if pages(label, "auditor")("add").status_code != 403] == []


def test_view_only_people_see_no_button_that_changes(pages):
    shown = {label: pages(label, "auditor")("change").content.decode() for label in LOOKED_AT}
    buttons = ('name="_save"', 'name="_continue"', "/delete/")
    assert [(label, button) for label, page in shown.items() for button in buttons if button in page] == []


@pytest.mark.parametrize("person", ["unit_head", "outsider"])
def test_the_admin_is_closed_to_others(client, request, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get("/admin/core/unit/").status_code == 302


@pytest.mark.parametrize("person", STAFF)
def test_the_home_page_opens(client, request, whole_office, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get("/admin/").status_code == 200
