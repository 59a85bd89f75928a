"""Buttons on accounts: invite, replace, switch off and on, write again, take links back, forget a second factor."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from unfold.decorators import action

from core import accounts, signin
from core.account_forms import InviteForm, LeaveForm, ReasonForm, ReplaceForm
from core.models import User
from core.office_forms import ActionForm
from core.second_factor import has_second_factor
from core.site import site_of

SENT = gettext_lazy("Запрошення надіслано на %s.")


def _told_end(account):
    if account.is_active:
        return _("Людина працює до %s включно. Потім обліковий запис вимкнеться сам.") % f"{account.last_day:%d.%m.%Y}"
    return _("Обліковий запис вимкнено: увійти більше не можна, відкриті сеанси завершено.")


class AccountPages:
    """Mixed into the admin of accounts."""

    actions_list = ["invite"]
    actions_detail = [
        "new_password",
        "replace",
        "switch_off",
        "switch_on",
        "invite_again",
        "take_links_back",
        "forget_second_factor",
    ]

    def has_invite_permission(self, request, object_id=None):
        """Whoever may open unit accounts."""
        return request.user.has_perm(accounts.INVITE)

    def has_manage_permission(self, request, object_id=None):
        """Whoever may replace this person: an active one."""
        account = self._account(request, object_id)
        return account is not None and account.is_active and accounts.may_manage(request.user, account)

    def has_replace_permission(self, request, object_id=None):
        """The same, where there is a unit to come to."""
        account = self._account(request, object_id)
        return self.has_manage_permission(request, object_id) and account.role in accounts.UNIT_ROLES

    def has_revive_permission(self, request, object_id=None):
        """Whoever may switch this account on."""
        account = self._account(request, object_id)
        return account is not None and not account.is_active and accounts.may_manage(request.user, account)

    def has_links_permission(self, request, object_id=None):
        """Whoever may take links back, from a person who may have some."""
        account = self._account(request, object_id)
        return self.has_manage_permission(request, object_id) and account.role in signin.LINK_ROLES

    def has_forget_permission(self, request, object_id=None):
        """The administrator, for an account that has a second factor."""
        account = self._account(request, object_id)
        return request.user.is_superuser and account is not None and has_second_factor(account)

    def _account(self, request, object_id):
        """The account of a page, read once a request; buttons ask one after another."""
        known = request.__dict__.setdefault("accounts_asked", {})
        if object_id not in known:
            digits = str(object_id or "").isdecimal()
            known[object_id] = User.objects.select_related("unit").filter(pk=object_id).first() if digits else None
        return known[object_id]

    @action(description=gettext_lazy("Запросити"), url_path="invite", permissions=["invite"])
    def invite(self, request):
        """A head, a deputy or a curator who has no account yet."""
        return self.action_page(
            request,
            form_class=InviteForm,
            title=_("Запросити керівника, заступника чи куратора"),
            button=_("Надіслати запрошення"),
            run=lambda form: accounts.invite(
                person=form.person(), by=request.user, site=site_of(request), **form.given("unit", "held_to")
            ),
            done=lambda account: SENT % account.email,
        )

    @action(description=gettext_lazy("Замінити"), url_path="replace", permissions=["replace"])
    def replace(self, request, object_id):
        """Another head, or an acting one."""
        account = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=account,
            form_class=ReplaceForm,
            title=_("Замінити: %s") % account,
            button=_("Замінити й надіслати запрошення"),
            back=self.list_url(),
            run=lambda form: accounts.replace(
                account=account, person=form.person(), by=request.user, site=site_of(request), **form.given("leaves")
            ),
            done=lambda new: SENT % new.email,
        )

    @action(description=gettext_lazy("Вимкнути"), url_path="switch-off", permissions=["manage"])
    def switch_off(self, request, object_id):
        """Whoever left."""
        return self._page(
            request,
            object_id,
            LeaveForm,
            _("Вимкнути: %s"),
            _("Вимкнути обліковий запис"),
            lambda account, form: accounts.switch_off(account=account, by=request.user, **form.cleaned_data),
            _told_end,
        )

    @action(description=gettext_lazy("Увімкнути"), url_path="switch-on", permissions=["revive"])
    def switch_on(self, request, object_id):
        """Whoever came back."""
        site = site_of(request)
        return self._page(
            request,
            object_id,
            ReasonForm,
            _("Увімкнути: %s"),
            _("Увімкнути й надіслати запрошення"),
            lambda account, form: accounts.switch_on(
                account=account, by=request.user, reason=form.cleaned_data["reason"], site=site
            ),
            _("Обліковий запис увімкнено, запрошення надіслано."),
        )

    @action(description=gettext_lazy("Запросити ще раз"), url_path="invite-again", permissions=["manage"])
    def invite_again(self, request, object_id):
        """The letter once more."""
        site = site_of(request)
        return self._page(
            request,
            object_id,
            ActionForm,
            _("Надіслати запрошення ще раз: %s"),
            _("Надіслати"),
            lambda account, form: accounts.invite_again(account=account, by=request.user, site=site),
            _("Запрошення надіслано."),
        )

    @action(description=gettext_lazy("Скасувати посилання"), url_path="take-links-back", permissions=["links"])
    def take_links_back(self, request, object_id):
        """Links in letters stop working."""
        return self._page(
            request,
            object_id,
            ActionForm,
            _("Скасувати посилання для входу: %s"),
            _("Скасувати посилання"),
            lambda account, form: accounts.take_links_back(account=account, by=request.user),
            lambda number: _("Скасовано посилань: %s.") % number,
        )

    @action(description=gettext_lazy("Скинути другий крок"), url_path="forget-second-factor", permissions=["forget"])
    def forget_second_factor(self, request, object_id):
        """Whoever lost telephone and codes."""
        return self._page(
            request,
            object_id,
            ReasonForm,
            _("Скинути другий крок входу: %s"),
            _("Скинути другий крок і пароль"),
            lambda account, form: accounts.forget_second_factor(
                account=account, by=request.user, reason=form.cleaned_data["reason"]
            ),
            _("Другий крок входу скинуто. Нехай людина встановить новий пароль за листом зі сторінки входу."),
        )

    def _page(self, request, object_id, form_class, title, button, run, done):
        account = self.row_or_404(request, object_id, "view")
        if not request.user.has_perm(accounts.INVITE):
            raise PermissionDenied
        return self.action_page(
            request,
            row=account,
            form_class=form_class,
            title=title % account,
            button=button,
            run=lambda form: run(account, form),
            done=done,
        )
