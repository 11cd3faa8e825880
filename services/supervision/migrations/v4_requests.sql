-- Version 4 of the tables of supervision: requests. Frozen once released: a later change is v5_requests.sql beside it.
-- Requests for staff, liaison meetings, supervision lists. What was asked, said and required stands in the body alone.

CREATE TABLE staff_request (
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
    office_id uuid NOT NULL,
    kind text NOT NULL,
    requester_id uuid NOT NULL,
    requested_by uuid NOT NULL,
    addressee_id uuid NOT NULL,
    task_id uuid,
    requested_on date NOT NULL,
    answered_on date,
    due_on date
);
CREATE UNIQUE INDEX staff_request_number ON staff_request (competent_organ_id, number);
CREATE INDEX staff_request_office ON staff_request (office_id, requested_on);
CREATE INDEX staff_request_requester ON staff_request (requester_id, requested_on);
CREATE INDEX staff_request_addressee ON staff_request (addressee_id, requested_on);

CREATE TABLE liaison_meeting (
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
    office_id uuid NOT NULL,
    kind text NOT NULL,
    held_on date NOT NULL,
    participant_ids uuid[] NOT NULL CHECK (cardinality(participant_ids) > 0),
    task_ids uuid[] NOT NULL,
    problem_ids uuid[] NOT NULL,
    due_on date,
    next_by date
);
CREATE UNIQUE INDEX liaison_meeting_number ON liaison_meeting (competent_organ_id, number);
CREATE INDEX liaison_meeting_day ON liaison_meeting (competent_organ_id, held_on);
CREATE INDEX liaison_meeting_participants ON liaison_meeting USING gin (participant_ids);

CREATE TABLE supervision_list (
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
    office_id uuid NOT NULL,
    kind text NOT NULL,
    item_codes text[] NOT NULL CHECK (cardinality(item_codes) > 0),
    in_force_on date,
    ended_on date,
    -- Looked at when the transaction ends: the list replaced leaves in the same one.
    CONSTRAINT supervision_list_one EXCLUDE USING btree (competent_organ_id WITH =, kind WITH =)
        WHERE (status = 'in_force') DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX supervision_list_number ON supervision_list (competent_organ_id, number);
CREATE INDEX supervision_list_kind ON supervision_list (competent_organ_id, kind, in_force_on);
