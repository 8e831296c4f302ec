from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


def _index(name: str, field: str, **condition: object) -> AddIndexConcurrently:
    made = models.Index(condition=models.Q(**condition), fields=[field], name=name)
    return AddIndexConcurrently("dossier", made)


class Migration(migrations.Migration):
    """Made beside running work: dossiers are filed while these indexes are built."""

    atomic = False
    dependencies = [("dossiers", "0003_obligations")]
    operations = [
        _index("dossier_received", "received_at", received_at__isnull=False),
        _index("dossier_decided", "decided_at", decided_at__isnull=False),
        _index("dossier_ended", "ended_at", ended_at__isnull=False),
        _index("dossier_open", "agency", state__in=["submitted", "received", "in_progress"]),
    ]
