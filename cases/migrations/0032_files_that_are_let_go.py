"""The database itself writes down which file a row let go of, in the same transaction."""

import uuid

import django.utils.timezone
from django.db import migrations, models

FUNCTIONS = """
create function cases_file_let_go() returns trigger language plpgsql set search_path from current as $$
declare
  held text := to_jsonb(old) ->> tg_argv[0];
begin
  if held <> '' and (tg_op = 'DELETE' or to_jsonb(new) ->> tg_argv[0] is distinct from held) then
    insert into cases_loosefile (id, name, case_id, at)
    values (gen_random_uuid(), held, nullif(current_setting('keten.erasing', true), '')::uuid, clock_timestamp());
  end if;
  return null;
end $$;
"""
# A stack of letters to print holds the letters of many: when one of them goes, the stack goes. Each is kept by itself.
STACKS = """
create function cases_stack_let_go() returns trigger language plpgsql set search_path from current as $$
begin
  update cases_letterbatch b set file = '' where b.id = old.batch_id and b.file <> '';
  return null;
end $$;
create trigger cases_stack_let_go after delete on cases_batchline for each row
  when (old.letter_id is not null) execute function cases_stack_let_go();
"""
UNDO_STACKS = "drop trigger cases_stack_let_go on cases_batchline; drop function cases_stack_let_go();"
COLUMNS = (("cases_import", "file"), ("cases_import", "rejected_file"), ("cases_letterbatch", "file"))
LETS_GO = "".join(
    f"create trigger let_go_of_{column} after delete or update of {column} on {table} for each row"
    f" execute function cases_file_let_go('{column}');\n"
    for table, column in COLUMNS
)
UNDO = "".join(f"drop trigger let_go_of_{column} on {table};\n" for table, column in COLUMNS)


class Migration(migrations.Migration):
    dependencies = [("cases", "0031_who_does_what_and_how_close")]
    operations = [
        migrations.CreateModel(
            name="LooseFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=255)),
                ("case_id", models.UUIDField(blank=True, null=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
            ],
            options={
                "verbose_name": "los bestand",
                "verbose_name_plural": "losse bestanden",
                "ordering": ["at", "id"],
                "default_permissions": (),
            },
        ),
        migrations.RunSQL(FUNCTIONS + LETS_GO, UNDO + "drop function cases_file_let_go();"),
        migrations.RunSQL(STACKS, UNDO_STACKS),
    ]
