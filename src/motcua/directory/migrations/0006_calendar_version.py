"""What version of the calendars the database holds: another one after every statement that touches their rows."""

from django.db import migrations

TABLES = ("directory_calendarday", "directory_hours", "directory_province")
MAKE = """
CREATE TABLE directory_calendarversion (
    single boolean PRIMARY KEY DEFAULT true CHECK (single), value uuid NOT NULL DEFAULT gen_random_uuid());
INSERT INTO directory_calendarversion DEFAULT VALUES;
CREATE FUNCTION directory_calendar_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE directory_calendarversion SET value = gen_random_uuid();
    RETURN NULL;
END $$;
""" + "".join(
    f"CREATE TRIGGER calendar_moves AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION directory_calendar_moves();\n"
    for table in TABLES
)
DROP = (
    "".join(f"DROP TRIGGER calendar_moves ON {table};\n" for table in TABLES)
    + "DROP FUNCTION directory_calendar_moves; DROP TABLE directory_calendarversion;"
)


class Migration(migrations.Migration):
    dependencies = [("directory", "0005_agency_keeps_its_code")]

    operations = [migrations.RunSQL(MAKE, DROP)]
