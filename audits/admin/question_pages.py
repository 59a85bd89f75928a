"""Pages of a consultation's steps: questions, the announcement, the results."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from audits.actions import consultations
from audits.forms.consultations import ConsultationForm, QuestionForm, ResultsForm
from core.refusals import Refused
from registry.forms.feedback_admin import SureForm


class QuestionPages:
    """Mixed into the admin of consultations."""

    consultation_form = ConsultationForm

    def pages(self):
        """Their addresses."""
        return [
            ("<int:object_id>/questions/add/", self.question_view, "question_add"),
            ("<int:object_id>/questions/<int:question_id>/", self.question_view, "question"),
            ("<int:object_id>/questions/<int:question_id>/remove/", self.remove_view, "question_remove"),
            ("<int:object_id>/announce/", self.announce_view, "announce"),
            ("<int:object_id>/results/", self.results_view, "results"),
        ]

    def question_view(self, request, object_id, question_id=None):
        """«Запитання»: a new one, or one to mend."""
        row = self._consultation(request, object_id)
        question = get_object_or_404(row.questions, pk=question_id) if question_id else None
        return self.action_page(
            request,
            row=row,
            form_class=QuestionForm,
            question=question,
            title=_("Запитання") if question else _("Додати запитання"),
            button=_("Зберегти"),
            run=lambda form: consultations.keep_question(
                consultation=row, values=form.values, by=request.user, question=question
            ),
            done=_("Запитання збережено."),
        )

    def remove_view(self, request, object_id, question_id):
        """«Вилучити запитання»: by POST only."""
        row = self._consultation(request, object_id)
        question = get_object_or_404(row.questions, pk=question_id)
        if request.method == "POST":
            try:
                consultations.remove_question(question=question, by=request.user)
                messages.success(request, _("Запитання вилучено."))
            except Refused as refusal:
                messages.error(request, str(refusal))
        return redirect(self.row_url(row))

    def announce_view(self, request, object_id):
        """«Оголосити»."""
        row = self._consultation(request, object_id)
        return self.action_page(
            request,
            row=row,
            form_class=SureForm,
            title=_("Оголосити консультацію: %s") % row,
            button=_("Оголосити"),
            run=lambda form: consultations.announce(
                consultation=row, by=request.user, version=form.cleaned_data["version"]
            ),
            done=_("Консультацію оголошено: її сторінка відкрита для всіх."),
        )

    def results_view(self, request, object_id):
        """«Оприлюднити результати»."""
        row = self._consultation(request, object_id)
        return self.action_page(
            request,
            row=row,
            form_class=ResultsForm,
            title=_("Оприлюднити результати: %s") % row,
            button=_("Оприлюднити"),
            run=lambda form: consultations.publish_results(consultation=row, by=request.user, **form.cleaned_data),
            done=_("Результати оприлюднено."),
        )

    def _consultation(self, request, object_id):
        row = self.row_or_404(request, object_id, "view")
        if not request.user.has_perm("audits.change_consultation"):
            raise PermissionDenied
        return row
