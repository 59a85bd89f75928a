"""What is done with an issued document: corrected by a new version, and things added beside it."""

from io import BytesIO

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _

from core.clock import today
from core.people import day_words
from reports import actions
from reports.forms import AttachForm, CorrectForm, PublicForm, RegisterForm
from reports.workflow import State


class IssuedPages:
    """Mixed into the admin of documents."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:object_id>/correct/", view(self.correct_view), name="reports_correct"),
            path("<int:object_id>/register/", view(self.register_view), name="reports_register"),
            path("<int:object_id>/attach/", view(self.attach_view), name="reports_attach"),
            path("<int:object_id>/public/", view(self.public_view), name="reports_public"),
            path("<int:object_id>/files/<int:file_id>/", view(self.file_view), name="reports_file"),
            *super().get_urls(),
        ]

    def correct_view(self, request, object_id):
        """«Виправити»: a draft of the next version, with the reason."""
        report = self.issued_or_404(request, object_id)
        if report.state != State.ISSUED:
            raise Http404

        def correct(form):
            draft = actions.draft_report(
                kind=report.kind, period=report.period, by=request.user, reason=form.cleaned_data["reason"], on=today()
            )
            return redirect(self.row_url(draft))

        return self.action_page(
            request,
            row=report,
            form_class=CorrectForm,
            title=_("Виправити: %s") % report,
            button=_("Сформувати нову версію"),
            run=correct,
            done="",
            template="admin/reports/correct.html",
        )

    def register_view(self, request, object_id):
        """«Внести номер»."""
        report = self.issued_or_404(request, object_id)
        return self.action_page(
            request,
            row=report,
            form_class=RegisterForm,
            initial={"number": report.registration_number, "date": report.registration_date},
            title=_("Номер у СЕД: %s") % report,
            button=_("Змінити номер") if report.registration_number else _("Внести номер"),
            run=lambda form: actions.register(
                report=report,
                number=form.cleaned_data["number"],
                date=form.cleaned_data["date"],
                reason=form.cleaned_data.get("reason", ""),
                by=request.user,
            ),
            done=lambda row: (
                _("Внесено: № %(number)s від %(day)s.")
                % {"number": row.registration_number, "day": day_words(row.registration_date)}
            ),
        )

    def attach_view(self, request, object_id):
        """«Додати скан чи підпис»."""
        report = self.issued_or_404(request, object_id)

        def attach(form):
            sent = form.cleaned_data["file"]
            kind = form.cleaned_data["kind"]
            actions.check_fits(kind, sent.name, sent.size)
            return actions.attach(report=report, kind=kind, name=sent.name, content=sent.read(), by=request.user)

        return self.action_page(
            request,
            row=report,
            form_class=AttachForm,
            title=_("Додати скан чи підпис: %s") % report,
            button=_("Додати файл"),
            run=attach,
            done=lambda file: _("Файл «%s» додано.") % file.name,
        )

    def public_view(self, request, object_id):
        """«Показувати всім»."""
        report = self.issued_or_404(request, object_id)
        return self.action_page(
            request,
            row=report,
            form_class=PublicForm,
            initial={"shown": report.is_public},
            title=_("Хто може завантажити: %s") % report,
            button=_("Зберегти"),
            run=lambda form: actions.show_to_all(report=report, shown=form.cleaned_data["shown"], by=request.user),
            done=lambda row: _("PDF відкрито для всіх.") if row.is_public else _("PDF бачать лише ті, хто увійшов."),
        )

    def file_view(self, request, object_id, file_id):
        """A scan or a signature as it came."""
        report = self.row_or_404(request, object_id, "view")
        file = get_object_or_404(report.files, pk=file_id)
        kept = BytesIO(file.content)
        return FileResponse(kept, as_attachment=True, filename=file.name, content_type="application/octet-stream")

    def issued_or_404(self, request, object_id):
        """The issued document a page is about."""
        report = self.row_or_404(request, object_id, "act")
        if report.is_draft:
            raise Http404
        return report
