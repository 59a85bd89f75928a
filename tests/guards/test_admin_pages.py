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
@pytest.mark.parametrize("label", REGISTRY)
def test_list_form_and_history_open(pages, label, person):
    get = pages(label, person)
    opened = [get(page).status_code for page in ("changelist", "change", "history")]
    assert opened == [302 if label == SINGLE else 200, 200, 200]


@pytest.mark.parametrize("label", sorted(set(TYPED) - GIVEN))
def test_an_administrator_can_add(pages, label):
    assert pages(label, "administrator")("add").status_code == 200


@pytest.mark.parametrize("label", LOOKED_AT)
def test_view_only_people_cannot_add(pages, label):
    assert pages(label, "auditor")("add").status_code == 403


@pytest.mark.parametrize("label", LOOKED_AT)
def test_view_only_people_see_no_button_that_changes(pages, label):
    page = pages(label, "auditor")("change").content.decode()
    assert [button for button in ('name="_save"', 'name="_continue"', "/delete/") if button in page] == []


@pytest.mark.parametrize("person", ["unit_head", "outsider"])
def test_the_admin_is_closed_to_others(client, request, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get("/admin/core/unit/").status_code == 302


@pytest.mark.parametrize("person", STAFF)
def test_the_home_page_opens(client, request, whole_office, person):
    client.force_login(request.getfixturevalue(person))
    assert client.get("/admin/").status_code == 200
