"""Extensions, the journal's own tables (partitioned by year, append-only), and the rows of events and throttles."""

from django.contrib.postgres.operations import BtreeGinExtension, BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

YEARS = range(2024, 2041)

JOURNAL = """
CREATE TABLE base_journal (
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL,
    chain varchar(80) NOT NULL,
    seq integer NOT NULL CHECK (seq > 0),
    act varchar(60) NOT NULL,
    actor_kind varchar(10) NOT NULL,
    actor_key bigint NOT NULL,
    public jsonb NOT NULL,
    personal_hash varchar(64) NOT NULL,
    previous varchar(64) NOT NULL,
    hash varchar(64) NOT NULL,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX base_journal_chain ON base_journal (chain, seq);
CREATE INDEX base_journal_at ON base_journal USING brin (at);
CREATE TABLE base_journal_personal (
    chain varchar(80) NOT NULL,
    seq integer NOT NULL,
    salt varchar(32) NOT NULL,
    data jsonb NOT NULL,
    PRIMARY KEY (chain, seq)
);
CREATE FUNCTION base_journal_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER journal_stands BEFORE UPDATE OR DELETE ON base_journal
    FOR EACH ROW EXECUTE FUNCTION base_journal_stands();
CREATE TRIGGER journal_stands_whole BEFORE TRUNCATE ON base_journal
    FOR EACH STATEMENT EXECUTE FUNCTION base_journal_stands();
"""
PARTITION = """
CREATE TABLE base_journal_{name} PARTITION OF base_journal {bounds};
CREATE TRIGGER journal_stands_whole BEFORE TRUNCATE ON base_journal_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION base_journal_stands();
"""


def tables() -> str:
    parts = [
        PARTITION.format(name=y, bounds=f"FOR VALUES FROM ('{y}-01-01 00:00+07') TO ('{y + 1}-01-01 00:00+07')")
        for y in YEARS
    ]
    return JOURNAL + "".join(parts) + PARTITION.format(name="other", bounds="DEFAULT")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(tables(), "DROP TABLE base_journal, base_journal_personal; DROP FUNCTION base_journal_stands"),
    ]
