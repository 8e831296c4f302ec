import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0005_drafts_and_packages'),
    ]

    operations = [
        migrations.AddField(
            model_name='proposedchange',
            name='draft',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='taken_in', to='catalog.proceduredraft'),
        ),
    ]
