-- The tables of the directory, version 1. Frozen: a later change is v2.sql beside it.

CREATE TABLE organ (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    code text NOT NULL UNIQUE,
    kind text NOT NULL,
    level text NOT NULL,
    parent_id uuid REFERENCES organ (id),
    ended_on date
);
CREATE INDEX organ_parent ON organ (parent_id);
CREATE INDEX organ_kind ON organ (kind, code);

CREATE TABLE person (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    code text NOT NULL UNIQUE,
    organ_ids uuid[] NOT NULL,
    ended_on date
);
CREATE INDEX person_organs ON person USING gin (organ_ids);

CREATE TABLE relation (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    kind text NOT NULL,
    holder_id uuid NOT NULL,
    target_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date,
    CHECK (valid_to IS NULL OR valid_from < valid_to)
);
CREATE INDEX relation_target ON relation (kind, target_id);
CREATE INDEX relation_holder ON relation (kind, holder_id);

CREATE TABLE account (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    code text NOT NULL UNIQUE,
    person_id uuid NOT NULL REFERENCES person (id),
    organ_id uuid NOT NULL REFERENCES organ (id),
    office_id uuid REFERENCES organ (id),
    roles text[] NOT NULL
);
CREATE INDEX account_person ON account (person_id);
CREATE INDEX account_organ ON account (organ_id);

-- The secret of an account stands apart from the account: it is in no case body, history row, event or answer.
CREATE TABLE account_secret (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    hash text NOT NULL,
    set_at timestamptz NOT NULL
);

-- Failed sign-ins of the last minutes, by a keyed digest of what was typed as account.
CREATE TABLE sign_in_failure (
    account_digest bytea NOT NULL CHECK (octet_length(account_digest) = 32),
    at timestamptz NOT NULL
);
CREATE INDEX sign_in_failure_account ON sign_in_failure (account_digest, at);
CREATE INDEX sign_in_failure_age ON sign_in_failure (at);
