"""Accounts and the office itself in the admin."""

import json

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from core.models import Office, Post, User

pytestmark = pytest.mark.django_db
ADD = reverse("admin:core_user_add")


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def change(client, user, **typed):
    """Sends a user's form with some fields changed."""
    address = reverse("admin:core_user_change", args=[user.pk])
    opened = client.get(address).context["adminform"].form
    kept = {name: "" if value is None else value for name, value in opened.initial.items()}
    return client.post(address, {name: value for name, value in {**kept, **typed}.items() if value is not False})


def test_a_new_account_gets_its_first_password(signed_in):
    typed = {"email": "new@example.org", "role": "auditor", "language": "uk", "is_active": "on"}
    signed_in.post(ADD, {**typed, "password": "довгий-пароль-тут"})
    assert User.objects.get(email="new@example.org").check_password("довгий-пароль-тут")


def test_a_weak_password_is_refused(signed_in):
    page = signed_in.post(ADD, {"email": "new@example.org", "language": "uk", "password": "12345"})
    assert "password" in page.context["adminform"].form.errors


def test_an_account_without_a_password_cannot_sign_in(signed_in):
    signed_in.post(ADD, {"email": "new@example.org", "language": "uk", "is_active": "on"})
    assert not User.objects.get(email="new@example.org").has_usable_password()


def test_whoever_saves_one_is_told_how_it_gets_a_password(signed_in):
    page = signed_in.post(ADD, {"email": "new@example.org", "language": "uk", "is_active": "on"}, follow=True)
    assert "Відкрийте цей запис і натисніть «Встановити пароль»." in str(next(iter(page.context["messages"])))


def test_a_known_address_is_told_in_words(signed_in, auditor):
    page = signed_in.post(ADD, {"email": auditor.email, "language": "uk"})
    assert page.context["adminform"].form.errors["email"] == ["Обліковий запис із такою поштою вже є."]


def test_the_calendar_names_months_as_they_stand_alone(signed_in):
    words = signed_in.get("/admin/jsi18n/").content.decode()
    assert f'"November": {json.dumps("Листопад")}' in words


def test_a_unit_head_needs_a_unit(signed_in):
    page = signed_in.post(ADD, {"email": "new@example.org", "role": "unit_head", "language": "uk"})
    assert page.context["adminform"].form.non_field_errors() == [
        "Керівникові та заступникові керівника вкажіть підрозділ."
    ]


def test_the_role_makes_an_administrator_and_unmakes_him(signed_in, auditor):
    change(signed_in, auditor, role="administrator")
    assert User.objects.get(pk=auditor.pk).is_superuser
    change(signed_in, auditor, role="auditor")
    assert not User.objects.get(pk=auditor.pk).is_superuser


@pytest.mark.parametrize("typed", [{"is_active": False}, {"role": "auditor"}])
def test_the_last_administrator_stays(signed_in, administrator, typed):
    page = change(signed_in, administrator, **typed)
    assert page.context["adminform"].form.non_field_errors() == [
        "Це останній чинний адміністратор. Спершу призначте іншого."
    ]
    assert User.objects.get(pk=administrator.pk).is_superuser


def test_a_new_password_is_set_on_a_page_of_its_own(signed_in, auditor):
    address = reverse("admin:core_user_new_password", args=[auditor.pk])
    assert signed_in.post(address, {"password": "зовсім-новий-пароль", "version": ""}).status_code == 302
    auditor.refresh_from_db()
    assert auditor.check_password("зовсім-новий-пароль")


def test_history_keeps_no_password(signed_in, auditor):
    signed_in.post(reverse("admin:core_user_new_password", args=[auditor.pk]), {"password": "зовсім-новий-пароль"})
    assert auditor.history.first().history_change_reason == "Встановлено новий пароль"
    assert not hasattr(auditor.history.first(), "password")


def test_the_coordinator_sets_nobodys_password(client, coordinator, auditor):
    client.force_login(coordinator)
    address = reverse("admin:core_user_new_password", args=[auditor.pk])
    assert client.post(address, {"password": "зовсім-новий-пароль"}).status_code == 403


def test_the_offices_list_is_its_form(signed_in, office):
    page = signed_in.get(reverse("admin:core_office_changelist"))
    assert page["Location"] == reverse("admin:core_office_change", args=[1])


def test_there_is_one_office(signed_in, office):
    assert signed_in.get(reverse("admin:core_office_add")).status_code == 403


def test_an_empty_office_can_be_named(signed_in):
    days = {"submit_day": 5, "review_day": 9}
    signed_in.post(reverse("admin:core_office_add"), {"authority": "РАДА", "city": "Біла Церква", **days})
    assert Office.objects.get().city == "Біла Церква"


def test_a_post_is_held_by_a_person(signed_in, unit):
    typed = {"unit": unit.pk, "person": "Ірина БОНДАР", "kind": "acting", "held_from": "01.09.2026"}
    signed_in.post(reverse("admin:core_post_add"), typed)
    assert str(Post.objects.get()) == "Ірина БОНДАР, в. о. керівника"


def test_groups_and_jobs_are_nobodys_daily_bread():
    labels = {model._meta.label for model in admin.site._registry}
    assert Group._meta.label not in labels
    assert not [label for label in labels if label.startswith("django_tasks")]


def test_sign_in_is_the_sites_own(client):
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/login/?next=%2Fadmin%2F"


def test_whoever_has_no_right_to_come_is_told_so(client, outsider):
    client.force_login(outsider)
    assert client.get("/admin/", follow=True).status_code == 403


def test_a_rooms_own_index_leads_home(signed_in):
    assert signed_in.get("/admin/core/")["Location"] == reverse("admin:index")


def test_the_password_page_is_the_sites_own(signed_in):
    assert signed_in.get("/admin/password_change/")["Location"] == reverse("password_change")


def test_a_demo_is_marked_on_every_page(signed_in, office):
    Office.objects.update(demo=True)
    assert "Демонстраційні дані" in signed_in.get(reverse("admin:core_unit_changelist")).content.decode()


def test_the_menu_shows_what_a_person_may_open(client, auditor, coordinator):
    client.force_login(auditor)
    menu = client.get("/admin/").context["sidebar_navigation"]
    shown = [str(item["title"]) for group in menu for item in group["items"] if item["has_permission"]]
    assert "Завдання" in shown
    assert "Користувачі" in shown
