"""Titles that principles and areas had until an act restated them."""

from django.db import migrations, models

EARLIER = models.JSONField(blank=True, default=list, editable=False)


class Migration(migrations.Migration):
    dependencies = [("plan", "0008_reporting_changes")]

    operations = [
        migrations.AddField(model_name="area", name="earlier", field=EARLIER),
        migrations.AddField(model_name="principle", name="earlier", field=EARLIER),
    ]
