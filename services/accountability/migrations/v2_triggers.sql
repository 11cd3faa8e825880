-- The tables of triggers, version 2. Frozen: a later change is another file beside it.

CREATE TABLE trigger_record (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    competent_organ_id uuid NOT NULL,
    source_kind text NOT NULL,
    by_hand boolean NOT NULL,
    occurrence_id uuid NOT NULL,
    occurred_on date NOT NULL,
    month_list text,
    unit_ids uuid[] NOT NULL
);
CREATE INDEX trigger_record_occurrence ON trigger_record (occurrence_id);
CREATE INDEX trigger_record_organ ON trigger_record (competent_organ_id, occurred_on);
CREATE INDEX trigger_record_month_list ON trigger_record (competent_organ_id, month_list)
    WHERE month_list IS NOT NULL;
CREATE INDEX trigger_record_units ON trigger_record USING gin (unit_ids);
