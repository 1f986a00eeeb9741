"""Contact with its result and who took part (B66, B67, E3), and contact that is planned. The rows that were there get
their result in between, because the constraint holds only after that."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0007_role_reviews'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlannedContact',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(verbose_name='wanneer')),
                ('channel', models.CharField(choices=[('telefoon', 'Telefoon'), ('app', 'App of sms'), ('email', 'E-mail'), ('brief', 'Brief'), ('huisbezoek', 'Huisbezoek'), ('kantoor', 'Gesprek op kantoor'), ('school', 'Gesprek op school'), ('buiten', 'Ergens anders')], default='huisbezoek', max_length=10, verbose_name='hoe')),
                ('party', models.CharField(choices=[('jongere', 'Jongere'), ('ouders', 'Ouder of verzorger'), ('school', 'School'), ('partner', 'Ketenpartner'), ('wijkteam', 'Wijkteam'), ('afdeling', 'Andere afdeling van de gemeente'), ('anders', 'Iemand anders')], default='jongere', max_length=10, verbose_name='met wie')),
                ('with_whom', models.CharField(max_length=200, verbose_name='naam')),
                ('announced', models.BooleanField(blank=True, null=True, verbose_name='aangekondigd')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='waar je aan denkt')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ('cancelled_at', models.DateTimeField(blank=True, editable=False, null=True)),
                ('cancel_reason', models.CharField(blank=True, max_length=300, verbose_name='waarom niet')),
            ],
            options={
                'verbose_name': 'gepland contact',
                'verbose_name_plural': 'gepland contact',
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='announced',
            field=models.BooleanField(blank=True, null=True, verbose_name='aangekondigd'),
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='gesprekspartner',
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='gesprekspartner_wanted',
            field=models.BooleanField(default=False, verbose_name='de jongere wil de gesprekspartner erbij'),
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='party',
            field=models.CharField(choices=[('jongere', 'Jongere'), ('ouders', 'Ouder of verzorger'), ('school', 'School'), ('partner', 'Ketenpartner'), ('wijkteam', 'Wijkteam'), ('afdeling', 'Andere afdeling van de gemeente'), ('anders', 'Iemand anders')], default='jongere', max_length=10, verbose_name='met wie'),
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='result',
            field=models.CharField(choices=[('gesproken', 'Gesproken'), ('geen_gehoor', 'Geen gehoor'), ('niet_thuis', 'Niet thuis'), ('nvzb', 'Niet verschenen zonder bericht'), ('terugbellen', 'Afgesproken om terug te bellen'), ('bericht', 'Bericht achtergelaten of gestuurd')], default='gesproken', max_length=12, verbose_name='uitkomst'),
        ),
        migrations.AddField(
            model_name='contactmoment',
            name='took_part',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('jongere', 'Jongere'), ('ouders', 'Ouder of verzorger'), ('school', 'School'), ('partner', 'Ketenpartner'), ('wijkteam', 'Wijkteam'), ('afdeling', 'Andere afdeling van de gemeente'), ('anders', 'Iemand anders')], max_length=10), blank=True, default=list),
        ),
        migrations.AlterField(
            model_name='contactmoment',
            name='reached',
            field=models.BooleanField(default=True, editable=False, verbose_name='gesproken'),
        ),
        migrations.AlterField(
            model_name='contactmoment',
            name='with_whom',
            field=models.CharField(max_length=200, verbose_name='naam'),
        ),
        migrations.RunSQL(
            "update cases_contactmoment set result = 'geen_gehoor' where not reached", migrations.RunSQL.noop
        ),
        migrations.AddConstraint(
            model_name='contactmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reached', True), ('result', 'gesproken')), models.Q(('reached', False), models.Q(('result', 'gesproken'), _negated=True)), _connector='OR'), name='contact_reached_follows_result'),
        ),
        migrations.AddConstraint(
            model_name='contactmoment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'niet_thuis'), _negated=True), ('channel', 'huisbezoek'), _connector='OR'), name='contact_not_home_at_a_visit', violation_error_message='Niet thuis past alleen bij een huisbezoek.'),
        ),
        migrations.AddConstraint(
            model_name='contactmoment',
            constraint=models.CheckConstraint(condition=models.Q(('announced', None), ('channel', 'huisbezoek'), _connector='OR'), name='contact_announced_at_a_visit', violation_error_message='Aangekondigd of niet vul je alleen in bij een huisbezoek.'),
        ),
        migrations.AddConstraint(
            model_name='contactmoment',
            constraint=models.CheckConstraint(condition=models.Q(('gesprekspartner', ''), ('gesprekspartner_wanted', True), _connector='OR'), name='contact_gesprekspartner_is_wanted', violation_error_message='Een gesprekspartner is erbij als de jongere dat wil. Vink aan dat dit zo is.'),
        ),
        migrations.AddField(
            model_name='plannedcontact',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='plannedcontact',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned_contacts', to='cases.case'),
        ),
        migrations.AddField(
            model_name='plannedcontact',
            name='moment',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned', to='cases.contactmoment'),
        ),
        migrations.AddIndex(
            model_name='plannedcontact',
            index=models.Index(condition=models.Q(('cancelled_at', None), ('moment', None)), fields=['case', 'at'], name='planned_open'),
        ),
        migrations.AddConstraint(
            model_name='plannedcontact',
            constraint=models.CheckConstraint(condition=models.Q(('announced', None), ('channel', 'huisbezoek'), _connector='OR'), name='planned_announced_at_a_visit', violation_error_message='Aangekondigd of niet vul je alleen in bij een huisbezoek.'),
        ),
        migrations.AddConstraint(
            model_name='plannedcontact',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_at', None), models.Q(('cancelled_at__isnull', False), ('moment', None), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='planned_ends_once', violation_error_message='Schrijf op waarom het niet doorgaat.'),
        ),
    ]
