"""The pages of a round's steps: drawn up by hand, begun, its days moved, to review and back, approved, reopened."""

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext as _

from audits import actions
from audits.forms.rounds import ApproveForm, DrawUpForm, MoveForm, PlainForm, WhyForm
from core.clock import today
from core.site import site_of

CHANGE = "audits.change_round"


class RoundPages:
    """Mixed into the admin of rounds."""

    def get_urls(self):
        view = self.admin_site.admin_view
        steps = {
            "open": self.open_view,
            "move": self.move_view,
            "review": self.to_review_view,
            "answers": self.to_answers_view,
            "approve": self.approve_view,
            "reopen": self.reopen_view,
        }
        pages = [
            path(f"<int:object_id>/{name}/", view(page), name=f"audits_round_{name}") for name, page in steps.items()
        ]
        return [path("draw-up/", view(self.draw_up_view), name="audits_round_draw_up"), *pages, *super().get_urls()]

    def draw_up_view(self, request):
        """«Скласти раунд»."""
        self.check_may(request)
        return self.action_page(
            request,
            form_class=DrawUpForm,
            title=_("Скласти раунд"),
            button=_("Скласти"),
            run=lambda form: actions.draw_up(
                slot=form.cleaned_data["code"], on=today(), by=request.user, reason=form.cleaned_data["reason"]
            ),
            done=lambda row: _("Раунд %s складено: він почнеться у свій день або коли ви розпочнете його.") % row.code,
        )

    def open_view(self, request, object_id):
        """«Розпочати зараз»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.open_round(round=row, on=today(), by=request.user, version=version(form)),
            form_class=PlainForm,
            title=_("Розпочати раунд"),
            note=_(
                "Перелік позицій складається за реєстром наборів даних станом на день початку. Підрозділи побачать "
                "свої позиції на робочій сторінці."
            ),
            done=_("Раунд розпочато, позиції складено."),
        )

    def move_view(self, request, object_id):
        """«Перенести строки»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.move_days(
                round=row, days=form.days, by=request.user, reason=form.cleaned_data["reason"], version=version(form)
            ),
            form_class=MoveForm,
            title=_("Перенести строки раунду"),
            button=_("Перенести строки"),
            done=_("Строки перенесено."),
        )

    def to_review_view(self, request, object_id):
        """«Передати на розгляд»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.send_to_review(round=row, by=request.user, version=version(form)),
            form_class=PlainForm,
            title=_("Передати на розгляд"),
            note=_("Підрозділи більше не відповідатимуть. Чого не перевірено, те лишиться «не перевірено»."),
            done=_("Раунд передано на розгляд."),
        )

    def to_answers_view(self, request, object_id):
        """«Повернути до відповідей»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.back_to_answers(
                round=row, by=request.user, reason=form.cleaned_data["reason"], version=version(form)
            ),
            form_class=WhyForm,
            title=_("Повернути раунд до відповідей"),
            button=_("Повернути"),
            done=_("Підрозділи знову можуть відповідати."),
        )

    def approve_view(self, request, object_id):
        """«Затвердити результати»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.approve_round(
                round=row,
                by=request.user,
                note=form.cleaned_data["note"],
                version=version(form),
                site=site_of(request),
            ),
            form_class=ApproveForm,
            title=_("Затвердити результати"),
            note=_("Раунд закриється: результати не змінюють, доки його не відкриють знову з причиною."),
            done=_("Результати затверджено, раунд закрито."),
        )

    def reopen_view(self, request, object_id):
        """«Відкрити знову»."""
        return self.step(
            request,
            object_id,
            lambda row, form: actions.reopen_round(
                round=row, by=request.user, reason=form.cleaned_data["reason"], version=version(form)
            ),
            form_class=WhyForm,
            title=_("Відкрити закритий раунд"),
            button=_("Відкрити знову"),
            note=_("Результати потім затверджує наново хтось інший, ніж той, хто відкрив раунд."),
            done=_("Раунд знову на розгляді."),
        )

    def step(self, request, object_id, run, *, title, note="", button="", **options):
        """A page of one step of a round."""
        self.check_may(request)
        row = self.row_or_404(request, object_id, "view")
        return self.action_page(
            request,
            row=row,
            title=f"{title}: {row.code}",
            button=button or title,
            template="admin/audits/round_action.html",
            extra={"round": row, "note": note, "list_url": reverse("admin:audits_round_changelist")},
            run=lambda form: run(row, form),
            **options,
        )

    def check_may(self, request):
        """Whoever may change rounds leads them."""
        if not request.user.has_perm(CHANGE):
            raise PermissionDenied


def version(form):
    """The version of the round that the form was opened with."""
    return form.cleaned_data["version"]
