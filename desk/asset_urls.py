"""Addresses of a unit's table of information assets."""

from django.urls import path

from desk import asset_form, asset_sheet, assets

urlpatterns = [
    path("work/assets/", assets.assets, name="work_assets"),
    path("work/assets/new/", asset_form.new, name="work_asset_new"),
    path("work/assets/carry/", assets.carry, name="work_assets_carry"),
    path("work/assets/submit/", assets.submit, name="work_assets_submit"),
    path("work/assets/none/", assets.none, name="work_assets_none"),
    path("work/assets/none/back/", assets.none_back, name="work_assets_none_back"),
    path("work/assets/empty.xlsx", assets.empty, name="work_assets_empty"),
    path("work/assets/table.<str:kind>", assets.table, name="work_assets_table"),
    path("work/assets/import/", asset_sheet.sheet, name="work_assets_sheet"),
    path("work/assets/import/preview/", asset_sheet.preview, name="work_assets_preview"),
    path("work/assets/<int:pk>/", asset_form.asset, name="work_asset"),
    path("work/assets/<int:pk>/remove/", assets.remove, name="work_asset_remove"),
]
