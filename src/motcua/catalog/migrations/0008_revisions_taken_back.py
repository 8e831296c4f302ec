from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0007_national_uploads'),
    ]

    operations = [
        migrations.AddField(
            model_name='revision',
            name='withdrawn_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='revision',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_at', None), ('withdrawn_at__lt', models.F('starts_at')), _connector='OR'), name='revision_withdrawn_before_start'),
        ),
    ]
