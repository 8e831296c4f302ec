from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models.fields.json import KT

from motcua.catalog import paths


class Migration(migrations.Migration):
    """What comes next, what gives the same, what is of the same field: asked by each page of a procedure."""

    atomic = False
    dependencies = [("catalog", "0002_national")]
    operations = [
        AddIndexConcurrently("revision", GinIndex(paths.codes("document", paths.EARLIER_RESULTS), name="revision_needs")),
        AddIndexConcurrently("revision", models.Index(KT("document__result_code"), name="revision_gives")),
        AddIndexConcurrently(
            "nationalversion", GinIndex(paths.codes("document", paths.COMPONENTS), name="national_needs")
        ),
        AddIndexConcurrently("nationalversion", GinIndex(paths.codes("document", paths.RESULTS), name="national_gives")),
        AddIndexConcurrently("nationalversion", models.Index(KT("document__field_code"), name="national_field")),
    ]
