-- The tables of the filing service, version 1.

CREATE TABLE filing (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
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
    title text NOT NULL,
    positive_items text[] NOT NULL,
    terms text[] NOT NULL,
    urgent boolean NOT NULL,
    late_filing boolean NOT NULL,
    first_submitted_at timestamptz,
    decided_on date,
    outcome text,
    reason_codes text[] NOT NULL,
    total_due_on date,
    due_on date,
    chair_id uuid,
    panel_ids uuid[] NOT NULL,
    handler_ids uuid[] NOT NULL,
    receipt_number text
);
CREATE INDEX filing_changed ON filing (changed_at DESC, id DESC);
CREATE INDEX filing_unit ON filing (unit_id, changed_at DESC, id DESC)
    INCLUDE (competent_organ_id, first_submitted_at, status, due_on);
CREATE INDEX filing_office ON filing (office_id, changed_at DESC, id DESC)
    INCLUDE (competent_organ_id, first_submitted_at, status, due_on);
CREATE INDEX filing_organ ON filing (competent_organ_id, changed_at DESC, id DESC)
    INCLUDE (first_submitted_at, status, due_on, unit_id, office_id);
CREATE INDEX filing_status ON filing (competent_organ_id, status, changed_at DESC, id DESC)
    INCLUDE (first_submitted_at, due_on, unit_id, office_id);
CREATE INDEX filing_panel ON filing USING gin (panel_ids);
CREATE INDEX filing_submitted ON filing (first_submitted_at DESC NULLS LAST, id DESC);
CREATE INDEX filing_due ON filing (due_on, id);
CREATE INDEX filing_number ON filing (
    (CAST(substring(number, '〔([0-9]+)〕') AS integer)), (CAST(substring(number, '〕([0-9]+)号') AS integer)), id);
CREATE INDEX filing_decided ON filing (competent_organ_id, decided_on DESC, id) WHERE outcome IS NOT NULL;
CREATE INDEX filing_terms ON filing USING gin (terms);
CREATE UNIQUE INDEX filing_receipt_number ON filing (competent_organ_id, receipt_number);

CREATE TABLE obligation (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    filing_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    competent_organ_id uuid NOT NULL,
    due_on date,
    overdue boolean NOT NULL
);
CREATE INDEX obligation_filing ON obligation (filing_id);
CREATE INDEX obligation_unit ON obligation (unit_id, due_on);

CREATE TABLE upload (
    id uuid PRIMARY KEY,
    version bigint NOT NULL,
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    organ_id uuid NOT NULL,
    sha256 text NOT NULL
);
CREATE INDEX upload_organ ON upload (organ_id, changed_at DESC);
