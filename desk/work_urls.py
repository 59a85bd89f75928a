"""Addresses of «Мої завдання»."""

from django.urls import path

from desk import dataset_files, datasets, findings, past, rounds, tables, units, workspace
from desk.common_form import common
from desk.evidence_views import evidence
from desk.proof_views import proof
from desk.sheet_form import sheet, sheet_preview
from desk.updates import task

urlpatterns = [
    path("work/", units.my_tasks, name="work"),
    path("work/all/", units.all_tasks, name="work_all"),
    path("work/history/", past.history, name="work_history"),
    path("work/datasets/", datasets.datasets, name="work_datasets"),
    path("work/datasets/<slug:identifier>/", datasets.dataset, name="work_dataset"),
    path("work/datasets/<slug:identifier>/files/<int:pk>/", dataset_files.upload, name="work_dataset_upload"),
    path("work/datasets/<slug:identifier>/files/<int:pk>/empty.xlsx", dataset_files.empty, name="work_dataset_empty"),
    path("work/datasets/<slug:identifier>/versions/<int:pk>/", dataset_files.submit, name="work_dataset_submit"),
    path("work/datasets/<slug:identifier>/versions/<int:pk>/file", dataset_files.version, name="work_dataset_file"),
    path("work/rounds/", rounds.rounds, name="work_rounds"),
    path("work/rounds/<str:code>/<str:anchor>/", rounds.answers, name="work_round"),
    path("work/findings/<str:code>/", findings.finding, name="work_finding"),
    path("proofs/<slug:of>/<int:pk>/", proof, name="proof"),
    path("work/<str:code>/", workspace.quarter, name="work_quarter"),
    path("work/<str:code>/print/", tables.printed, name="work_print"),
    path("work/<str:code>/table.<str:kind>", tables.table, name="work_table"),
    path("work/<str:code>/common/", common, name="work_common"),
    path("work/<str:code>/sheet/", sheet, name="work_sheet"),
    path("work/<str:code>/sheet/preview/", sheet_preview, name="work_sheet_preview"),
    path("work/<str:code>/<str:anchor>/", task, name="work_task"),
    path("evidence/<int:pk>/", evidence, name="evidence"),
]
