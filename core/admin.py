"""People and parties in the admin: accounts, units, roles and who holds them, posts, the office itself."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult
from unfold.decorators import action, display
from unfold.widgets import UnfoldAdminPasswordToggleWidget

from core.account_admin import AccountPages
from core.actions import keep_account, set_password
from core.collective_admin import CollectivePages
from core.models import DayOff, Office, Post, ReminderRule, RoleHolding, Unit, User
from core.office_admin import OfficeAdmin
from core.office_forms import ActionForm, OfficeForm
from core.reminder_admin import ReminderRuleAdmin
from core.reorganisation_admin import ReorganisationPages
from core.resources import UnitResource
from core.transfer_admin import TransferAdmin

# Roles are a table in the code; addresses and second factors are their owners'; background work is no daily bread.
for hidden in (Group, DBTaskResult, EmailAddress, Authenticator):
    if admin.site.is_registered(hidden):
        admin.site.unregister(hidden)
admin.site.register(ReminderRule, ReminderRuleAdmin)


@admin.register(Unit)
class UnitAdmin(ReorganisationPages, CollectivePages, TransferAdmin):
    """The city's parties, as orders name them."""

    resource_class = UnitResource
    list_display = ["called_today", "kind_words", "leads_open_data", "email", "valid_to"]
    list_filter = ["kind", "open_data"]
    search_fields = ["search_text"]
    search_help_text = _("Назва, код ЄДРПОУ, пошта")
    empty_text = _("Додайте підрозділи по одному або завантажте їх списком із таблиці.")
    fieldsets = [
        (None, {"fields": ["name", "short_name", "kind", "open_data"]}),
        (_("Зв’язок"), {"fields": ["edrpou", "email", "phone"]}),
        (_("Чинність"), {"fields": ["valid_from", "valid_to", "successor"]}),
    ]

    @display(description=_("назва"), ordering="sort_key")
    def called_today(self, unit):
        return str(unit)

    @display(description=_("вид"), ordering="kind")
    def kind_words(self, unit):
        return unit.get_kind_display()

    @display(description=_("веде відкриті дані"), ordering="open_data")
    def leads_open_data(self, unit):
        return _("так") if unit.open_data else ""


@admin.register(RoleHolding)
class RoleHoldingAdmin(OfficeAdmin):
    """Which unit holds a role that the order names."""

    list_display = ["role", "unit", "held_from", "held_to", "basis_words"]
    list_select_related = ["role", "unit"]
    search_fields = ["role__name", "unit__name"]
    search_help_text = _("Назва ролі або підрозділу")
    empty_text = _("Вкажіть, який підрозділ виконує кожну роль, названу в розпорядженні.")
    fieldsets = [
        (None, {"fields": ["role", "unit", "held_from", "held_to"]}),
        (_("Підстава: документ, яким це вирішено"), {"fields": ["basis_kind", "basis_number", "basis_date"]}),
    ]

    @display(description=_("підстава"))
    def basis_words(self, holding):
        return holding.basis or ""


@admin.register(Post)
class PostAdmin(OfficeAdmin):
    """Who heads a unit, acts for its head, answers for its data."""

    list_display = ["person", "kind", "unit", "held_from", "held_to", "written_to"]
    list_select_related = ["unit", "user"]
    list_filter = ["kind"]
    search_fields = ["person", "title", "unit__name", "email"]
    search_help_text = _("Прізвище, посада, підрозділ, пошта")
    empty_text = _("Внесіть керівників підрозділів: їхні імена потрібні для листів і звітів.")
    fieldsets = [
        (None, {"fields": ["unit", "kind", "title", "person"]}),
        (_("Коли й куди писати"), {"fields": ["held_from", "held_to", "user", "email"]}),
    ]

    @display(description=_("куди пишемо"))
    def written_to(self, post):
        return post.user.email if post.user else post.email


class AccountForm(OfficeForm):
    """An account; a new one gets its first password here."""

    password = forms.CharField(
        label=_("Пароль"),
        required=False,
        widget=UnfoldAdminPasswordToggleWidget(attrs={"autocomplete": "new-password"}),
        help_text=_("Щонайменше 12 знаків. Порожньо: людина не зможе увійти, доки пароль не встановлять."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields.pop("password", None)
        if "email" in self.fields:
            self.fields["email"].error_messages["unique"] = _("Обліковий запис із такою поштою вже є.")

    def clean_password(self):
        password = self.cleaned_data["password"]
        if password:
            validate_password(password)
        return password


class PasswordForm(ActionForm):
    """A new password for somebody else."""

    password = forms.CharField(
        label=_("Новий пароль"),
        widget=UnfoldAdminPasswordToggleWidget(attrs={"autocomplete": "new-password"}),
        help_text=_("Щонайменше 12 знаків. Передайте його особисто; людина змінить його після входу."),
    )

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.row)
        return self.cleaned_data["password"]


@admin.register(User)
class UserAdmin(AccountPages, OfficeAdmin):
    """Accounts: switched off when somebody leaves, never deleted."""

    form = AccountForm
    list_display = ["full_name", "email", "role", "unit", "active", "last_login"]
    list_select_related = ["unit"]
    list_filter = ["role", "is_active"]
    search_fields = ["last_name", "first_name", "email", "unit__name"]
    search_help_text = _("Прізвище, пошта, підрозділ")
    empty_text = _("Додайте людей, які працюватимуть із планом.")
    person = ["email", "last_name", "first_name", "middle_name"]
    work = ["role", "unit", "language", "is_active"]
    fieldsets = [(_("Людина"), {"fields": person}), (_("Робота"), {"fields": work})]
    add_fieldsets = [(_("Людина"), {"fields": person}), (_("Робота"), {"fields": [*work, "password"]})]

    @display(description=_("ім’я"), ordering="last_name")
    def full_name(self, user):
        return str(user)

    @display(description=_("чинний"), ordering="is_active")
    def active(self, user):
        return _("так") if user.is_active else _("ні")

    def perform(self, request, form):
        typed = form.cleaned_data
        return keep_account(
            account=form.instance,
            by=request.user,
            reason=typed.get("reason") or self.usual_reason(form),
            version=typed.get("version"),
            password=typed.get("password"),
        )

    def response_add(self, request, obj, post_url_continue=None):
        if not obj.has_usable_password():
            words = _(
                "Пароля ще немає, тому %(person)s не зможе увійти. Відкрийте цей запис і натисніть «%(button)s»."
            )
            messages.warning(request, words % {"person": obj, "button": _("Встановити пароль")})
        return super().response_add(request, obj, post_url_continue)

    @action(description=_("Встановити пароль"), url_path="new-password", permissions=["change"])
    def new_password(self, request, object_id):
        """A page of its own: the password of somebody who forgot it."""
        account = self.row_or_404(request, object_id)
        return self.action_page(
            request,
            row=account,
            form_class=PasswordForm,
            title=_("Новий пароль: %s") % account,
            button=_("Встановити пароль"),
            run=lambda form: set_password(account=account, password=form.cleaned_data["password"], by=request.user),
            done=_("Пароль встановлено. Попередні сеанси цієї людини завершено."),
        )


@admin.register(Office)
class EstablishmentAdmin(OfficeAdmin):
    """The office itself: one row, so its list is its form."""

    fieldsets = [
        (None, {"fields": ["authority", "city", "edrpou"]}),
        (_("Щоквартальне звітування"), {"fields": ["submit_day", "review_day", "self_acceptance"]}),
    ]

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not Office.objects.exists()

    def changelist_view(self, request, extra_context=None):
        office = Office.objects.first()
        if office is None:
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(self.row_url(office))


@admin.register(DayOff)
class DayOffAdmin(OfficeAdmin):
    """The office's own days off: deadlines of quarters opened afterwards move past them."""

    list_display = ["day", "note"]
    list_filter = []
    deletable = True
    search_fields = ["note"]
    search_help_text = _("Слова з пояснення")
    empty_text = _("Додайте дні, коли установа не працює: строки подання переносяться на наступний робочий день.")
