"""The pages of a dataset's actions: each a plain form of its own."""

from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _

from registry import actions
from registry.forms.dataset import ChangeForm, HolderForm, StateForm, UpdateForm
from registry.forms.resource import RemoveForm, ResourceForm
from registry.models import Distribution
from registry.workflow import State

GIVEN = ("reason", "basis", "version")


def _given(form, *names):
    """What was typed, by the names the action knows."""
    return {name: form.cleaned_data[name] for name in (*GIVEN, *names) if name in form.cleaned_data}


class DatasetPages:
    """Mixed into the admin of datasets."""

    def get_urls(self):
        pages = [
            ("state", self.state_view),
            ("holder", self.holder_view),
            ("update", self.update_view),
            ("changed", self.changed_view),
            ("resources/add", self.resource_add_view),
        ]
        view = self.admin_site.admin_view
        found = [
            path(f"<int:object_id>/{address}/", view(page), name=f"registry_dataset_{address.replace('/', '_')}")
            for address, page in pages
        ]
        resource = "<int:object_id>/resources/<int:resource_id>/"
        return [
            *found,
            path(resource, view(self.resource_view), name="registry_dataset_resource"),
            path(f"{resource}remove/", view(self.resource_remove_view), name="registry_dataset_resource_remove"),
            *super().get_urls(),
        ]

    def dataset_page(self, request, object_id, run, **options):
        """An action's page with the dataset above the form."""
        dataset = self.row_or_404(request, object_id)
        return self.action_page(
            request,
            row=dataset,
            run=lambda form: run(dataset, form),
            template="admin/registry/dataset_action.html",
            extra={"dataset": dataset, **options.pop("extra", {})},
            **options,
        )

    def state_view(self, request, object_id):
        """«Змінити стан»."""
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.change_state(
                dataset=dataset,
                state=State(form.cleaned_data["state"]),
                by=request.user,
                **_given(form, "effective_on"),
            ),
            form_class=StateForm,
            title=_("Змінити стан"),
            button=_("Змінити стан"),
            done=_("Стан змінено."),
        )

    def holder_view(self, request, object_id):
        """«Передати іншому підрозділу»."""
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.change_holder(
                dataset=dataset, by=request.user, **_given(form, "unit", "effective_on")
            ),
            form_class=HolderForm,
            title=_("Передати іншому підрозділу"),
            button=_("Передати"),
            done=_("Розпорядника змінено."),
        )

    def update_view(self, request, object_id):
        """«Записати оновлення»."""
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.record_update(
                dataset=dataset, by=request.user, **_given(form, "updated_on", "true_on")
            ),
            form_class=UpdateForm,
            title=_("Записати оновлення"),
            button=_("Записати оновлення"),
            done=_("Оновлення записано."),
        )

    def changed_view(self, request, object_id):
        """«Повідомити про зміни»."""
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.know_change(dataset=dataset, by=request.user, **_given(form, "known_on")),
            form_class=ChangeForm,
            title=_("Повідомити про зміни"),
            button=_("Записати"),
            done=_("Записано: на оприлюднення змін є три робочі дні."),
        )

    def resource_add_view(self, request, object_id):
        """«Додати ресурс»."""
        return self._resource_page(request, object_id, None, _("Додати ресурс"), _("Ресурс додано."))

    def resource_view(self, request, object_id, resource_id):
        """«Змінити ресурс»."""
        resource = self._resource_or_404(object_id, resource_id)
        return self._resource_page(request, object_id, resource, _("Змінити ресурс"), _("Ресурс змінено."))

    def resource_remove_view(self, request, object_id, resource_id):
        """«Вилучити ресурс»."""
        resource = self._resource_or_404(object_id, resource_id)
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.remove_resource(
                resource=resource,
                by=request.user,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
            form_class=RemoveForm,
            title=_("Вилучити ресурс «%s»") % resource,
            button=_("Вилучити"),
            done=_("Ресурс вилучено."),
        )

    def _resource_page(self, request, object_id, resource, title, done):
        return self.dataset_page(
            request,
            object_id,
            lambda dataset, form: actions.keep_resource(
                dataset=dataset, resource=resource, values=form.values, by=request.user, **_given(form)
            ),
            form_class=ResourceForm,
            title=title,
            button=_("Зберегти"),
            done=done,
            resource=resource,
        )

    def _resource_or_404(self, object_id, resource_id):
        resource = Distribution.objects.filter(pk=resource_id, dataset_id=object_id).first()
        if resource is None:
            raise Http404
        return resource
