import django.db.models.deletion
import motcua.base.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0006_national_changes_in_drafts'),
        ('directory', '0004_catalogue_editor'),
    ]

    operations = [
        migrations.CreateModel(
            name='NationalUpload',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=motcua.base.ids.uuid7, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('file_name', models.CharField(max_length=120)),
                ('size', models.IntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('content', models.BinaryField(null=True)),
                ('state', models.CharField(choices=[('waiting', 'Đang đọc'), ('ready', 'Chờ đồng ý'), ('agreed', 'Đang ghi'), ('done', 'Đã nhập'), ('faulty', 'Không đọc được'), ('dropped', 'Đã bỏ')], default='waiting', max_length=12)),
                ('read', models.IntegerField(default=0)),
                ('counts', models.JSONField(default=dict)),
                ('fault', models.JSONField(default=dict)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.officer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.officer')),
                ('made', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalog.nationalimport')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(models.Value(1), condition=models.Q(('state__in', ['waiting', 'ready', 'agreed'])), name='national_one_upload'),
                    models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'ready', 'agreed']), ('content', None), _connector='OR'), name='national_upload_forgotten'),
                    models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['agreed', 'done']), _negated=True), models.Q(('agreed_at__isnull', False), ('agreed_by__isnull', False)), _connector='OR'), name='national_upload_agreed'),
                ],
            },
        ),
    ]
