"""The look and the navigation of the admin: colours of `static/css/tokens.css`, links in the office's words."""

from functools import partial
from urllib.parse import urlsplit

from django.apps import apps
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from core.clock import today
from plan.quarters import to_open

BASE = {  # the greys of the tokens, light to dark
    "50": "#f5f7fa",
    "100": "#e9edf3",
    "200": "#d9dee6",
    "300": "#c1c9d4",
    "400": "#6b7280",
    "500": "#566071",
    "600": "#3f4958",
    "700": "#3a4352",
    "800": "#303845",
    "900": "#181d25",
    "950": "#11151b",
}
PRIMARY = {  # the one accent: 600 on white, 500 on dark
    "50": "#eef5fc",
    "100": "#dcebf9",
    "200": "#bcd8f3",
    "300": "#a9d0f7",
    "400": "#93c3f3",
    "500": "#7db7f0",
    "600": "#0b5cad",
    "700": "#084a8c",
    "800": "#073c72",
    "900": "#062f5a",
    "950": "#041f3c",
}
FONT = {
    "subtle-light": "#566071",
    "subtle-dark": "#a3adbb",
    "default-light": "#1b2433",
    "default-dark": "#d5dbe4",
    "important-light": "#1b2433",
    "important-dark": "#e8ecf2",
}


def _static(path, request):
    return static(path)


def _quarter_to_open(request):
    """The quarter whose report the menu offers; the models are not there when settings are read."""
    plans = apps.get_model("plan.Plan").asked_once(request)
    plan = next((plan for plan in plans if plan.state == "in_force" and plan.starts_on <= today()), None)
    quarter = to_open(plan.quarters_with_report(today()), today()) if plan else None
    return [str(quarter)] if quarter else []


def _link(title, icon, name, permission=None, query="", args=lambda request: []):
    """A link for those who may follow it; a page that is not there yet is no link."""

    def address(request):
        try:
            return reverse(name, args=args(request)) + query
        except NoReverseMatch:
            return ""

    def allowed(request):
        return (permission is None or request.user.has_perm(permission)) and bool(address(request))

    def active(request):
        here, there = request.path, urlsplit(address(request)).path
        alone = here == reverse("admin:plan_requests") or there in ("", reverse("admin:index"))
        return here == there or (not alone and here.startswith(there))

    return {"title": title, "icon": icon, "link": address, "permission": allowed, "active": active}


def _rows(title, icon, model, query=""):
    room, name = model.split(".")
    return _link(title, icon, f"admin:{room}_{name}_changelist", f"{room}.view_{name}", query)


NAVIGATION = [
    {
        "title": None,
        "items": [
            _link(_("Сьогодні"), "today", "admin:index"),
            _link(_("Як бачать усі"), "public", "preview", "plan.view_task"),
        ],
    },
    {
        "title": _("План дій"),
        "items": [
            _rows(_("Завдання"), "checklist", "plan.task"),
            _link(_("Розгляд"), "rate_review", "admin:plan_review", "plan.view_progressupdate"),
            _rows(_("Звітні періоди"), "event", "plan.reportingperiod"),
            _link(_("Клопотання"), "mark_email_unread", "admin:plan_requests", "plan.view_task"),
            _rows(_("Плани дій"), "gavel", "plan.plan"),
            _link(_("Нагадування"), "notifications", "mail", "plan.view_task"),
        ],
    },
    {
        "title": _("Реєстр наборів даних"),
        "items": [
            _rows(_("Набори даних"), "dataset", "registry.dataset"),
            _rows(_("Файли на розгляд"), "upload_file", "registry.fileversion", "?state__exact=submitted"),
            _rows(_("Обов’язкові набори"), "rule", "registry.legalitem"),
            _rows(_("Структури таблиць"), "view_column", "registry.tableschema"),
            _rows(_("Довідники кодів"), "list_alt", "registry.codelist"),
            _rows(_("Відгуки про набори"), "forum", "registry.feedback"),
            _rows(_("Пропозиції наборів"), "how_to_vote", "registry.proposal"),
            _rows(_("Вітрина використання"), "storefront", "registry.reuse"),
            _rows(_("Портали"), "cloud_sync", "registry.dataportal"),
            _rows(_("Набори на порталах"), "difference", "registry.portalcopy"),
            _link(_("Посилання на дані"), "link", "admin:audits_links", "audits.view_probe"),
        ],
    },
    {
        "title": _("Моніторинг та аудит"),
        "items": [
            _rows(_("Раунди"), "fact_check", "audits.round"),
            _link(_("Розгляд раунду"), "grading", "admin:audits_review", "audits.view_item"),
            _rows(_("Зауваження"), "report", "audits.finding"),
            _rows(_("Інформаційні активи"), "inventory", "audits.informationasset"),
            _rows(_("Консультації"), "campaign", "audits.consultation"),
            _rows(_("Відповіді громадян"), "mark_chat_unread", "audits.reply", "?state__exact=new"),
            _rows(_("Перевірки на місці"), "where_to_vote", "audits.sitevisit"),
            _rows(_("Методики"), "menu_book", "audits.methodology"),
            _link(_("Рентген"), "troubleshoot", "admin:audits_xray", "audits.view_round"),
            _link(_("Як оцінюють"), "help", "monitoring_method", "plan.view_task"),
        ],
    },
    {
        "title": _("Люди та підрозділи"),
        "items": [
            _rows(_("Підрозділи та інші сторони"), "account_tree", "core.unit"),
            _rows(_("Виконавці ролей"), "switch_account", "core.roleholding"),
            _rows(_("Посади"), "badge", "core.post"),
            _rows(_("Користувачі"), "group", "core.user"),
            _rows(_("Установа"), "account_balance", "core.office"),
            _rows(_("Вихідні дні"), "event_busy", "core.dayoff"),
            _rows(_("Розклад нагадувань"), "notification_settings", "core.reminderrule"),
        ],
    },
    {
        "title": _("Документи"),
        "items": [
            _rows(_("Документи"), "inventory_2", "reports.report"),
            _link(_("Звіт за квартал (PDF)"), "description", "quarterly_pdf", "plan.view_task", args=_quarter_to_open),
        ],
    },
]

UNFOLD = {
    "SITE_TITLE": _("Хартія"),
    "SITE_HEADER": _("Хартія"),
    "SITE_SUBHEADER": _("Відкриті дані громади"),
    "SITE_URL": None,
    "SITE_ICON": partial(_static, "img/mark.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": partial(_static, "img/mark.svg")}],
    "SHOW_HISTORY": True,
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "8px",
    "COLORS": {"base": BASE, "primary": PRIMARY, "font": FONT},
    "STYLES": [partial(_static, f"css/{name}.css") for name in ("tokens", "admin", "office")],
    "DASHBOARD_CALLBACK": "desk.dashboard.today_page",
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": NAVIGATION},
}
