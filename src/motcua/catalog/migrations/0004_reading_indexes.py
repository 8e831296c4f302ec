from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

from motcua.catalog import paths


class Migration(migrations.Migration):
    """What comes next, what gives the same, what is of the same field: asked by each page of a procedure."""

    atomic = False
    dependencies = [("catalog", "0003_finding")]
    operations = [
        AddIndexConcurrently("revision", GinIndex(paths.EarlierResults(paths.DOCUMENT), name="revision_needs")),
        AddIndexConcurrently("revision", models.Index(paths.ResultCode(paths.DOCUMENT), name="revision_gives")),
        AddIndexConcurrently(
            "nationalversion", GinIndex(paths.Components(paths.DOCUMENT), name="national_needs")
        ),
        AddIndexConcurrently("nationalversion", GinIndex(paths.Results(paths.DOCUMENT), name="national_gives")),
        AddIndexConcurrently("nationalversion", models.Index(paths.FieldCode(paths.DOCUMENT), name="national_field")),
    ]
