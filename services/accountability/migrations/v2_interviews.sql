-- The tables of interviews, version 2. Frozen: a later change is another file beside it.

CREATE TABLE interview (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    office_id uuid,
    occurrence_id uuid NOT NULL,
    occurred_on date,
    tier text NOT NULL,
    interviewer_id uuid,
    collective_id uuid,
    letter_number text,
    called_on date,
    held_on date,
    was_noticed boolean NOT NULL,
    may_be_called boolean NOT NULL,
    reported boolean NOT NULL,
    escalation_waits boolean NOT NULL,
    trigger_gone boolean NOT NULL,
    named_ids uuid[] NOT NULL,
    interviewee_ids uuid[] NOT NULL,
    recused_ids uuid[] NOT NULL,
    due_on date
);
CREATE UNIQUE INDEX interview_number ON interview (competent_organ_id, number);
CREATE UNIQUE INDEX interview_occurrence ON interview (unit_id, occurrence_id);
CREATE INDEX interview_unit ON interview (unit_id, status, opened_at);
CREATE INDEX interview_organ ON interview (competent_organ_id, status, changed_at DESC, id);
CREATE INDEX interview_day ON interview (competent_organ_id, occurred_on);
CREATE INDEX interview_collective ON interview (collective_id) WHERE collective_id IS NOT NULL;
CREATE INDEX interview_letter ON interview (competent_organ_id, letter_number) WHERE letter_number IS NOT NULL;
CREATE INDEX interview_interviewer ON interview (interviewer_id) WHERE interviewer_id IS NOT NULL;
