"""The pages of decisions about a set on a portal."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import path

from core.refusals import Refused
from registry.actions import portal_candidates
from registry.actions.portal_drift import settle
from registry.forms.portal import EnterForm, LinkForm, ReasonForm
from registry.models import Dataset
from registry.portal.drift import LABELS

SUGGESTED = 200  # datasets


class CopyPages:
    """Mixed into the admin of sets on portals."""

    def get_urls(self):
        view = self.admin_site.admin_view
        pages = {
            "settle": self.settle_view,
            "link": self.link_view,
            "enter": self.enter_view,
            "unlink": self.unlink_view,
            "aside": self.aside_view,
            "back": self.back_view,
        }
        own = [
            path(f"<int:object_id>/{word}/", view(page), name=f"registry_copy_{word}") for word, page in pages.items()
        ]
        return [*own, *super().get_urls()]

    def settle_view(self, request, object_id):
        """«Зберегти рішення» of the page that compares."""
        copy = self.row_or_404(request, object_id, "view")
        self.need_act(request)
        if request.method != "POST":
            return HttpResponseRedirect(self.row_url(copy))
        typed = {code: request.POST.get(code, "") for code in LABELS}
        reason, version = request.POST.get("reason", ""), request.POST.get("version", "")
        try:
            settle(
                copy=copy,
                choices={code: kept for code, kept in typed.items() if kept in ("ours", "theirs")},
                by=request.user,
                reason=reason,
                version=int(version) if version.isdecimal() else 0,
            )
        except Refused as refusal:
            copy.refresh_from_db()
            return self.compare_page(request, copy, refusal.reasons, {**typed, "reason": reason}, status=200)
        messages.success(request, "Рішення збережено.")
        return HttpResponseRedirect(self.row_url(copy))

    def link_view(self, request, object_id):
        """«Пов’язати з набором реєстру»."""
        copy = self.row_or_404(request, object_id, "view")
        free = Dataset.objects.exclude(copies__in=copy.portal.copies.linked())
        near = [*free.filter(legal_item__number=copy.number or 0), *free[:SUGGESTED]]
        return self.decision_page(
            request,
            copy,
            portal_candidates.link_copy,
            form_class=LinkForm,
            title="Пов’язати з набором реєстру",
            button="Пов’язати",
            done="Набори пов’язано. Нижче видно, чим вони відрізняються.",
            suggestions=list(dict.fromkeys(dataset.identifier for dataset in near)),
        )

    def enter_view(self, request, object_id):
        """«Внести до реєстру»."""
        return self.decision_page(
            request,
            self.row_or_404(request, object_id, "view"),
            portal_candidates.enter_copy,
            form_class=EnterForm,
            title="Внести набір до реєстру",
            button="Внести",
            done="Набір внесено до реєстру: паспорт і ресурси взято з порталу.",
        )

    def unlink_view(self, request, object_id):
        """«Розірвати зв’язок»."""
        done = "Зв’язок розірвано."
        return self.reason_page(request, object_id, portal_candidates.unlink_copy, "Розірвати зв’язок", done)

    def aside_view(self, request, object_id):
        """«Відкласти»."""
        done = "Набір відкладено: звірки про нього більше не питатимуть."
        return self.reason_page(request, object_id, portal_candidates.put_aside, "Відкласти", done)

    def back_view(self, request, object_id):
        """«Повернути до розгляду»."""
        done = "Набір знову чекає на рішення."
        return self.reason_page(request, object_id, portal_candidates.take_back, "Повернути до розгляду", done)

    def reason_page(self, request, object_id, action, title, done):
        """An action that needs only its reason."""
        copy = self.row_or_404(request, object_id, "view")
        return self.decision_page(request, copy, action, form_class=ReasonForm, title=title, button=title, done=done)

    def decision_page(self, request, copy, action, **options):
        """The page of one decision; the set stands above the form."""
        self.need_act(request)
        return self.action_page(
            request,
            row=copy,
            run=lambda form: action(copy=copy, by=request.user, **form.cleaned_data),
            template="admin/registry/portal_copy_action.html",
            extra={"copy": copy},
            **options,
        )
