-- The tables of the directory, version 2: administrators apart by constraint, one-time codes, keys of machines.
-- Frozen: a later change is v3.sql beside it.

ALTER TABLE account ADD COLUMN machine boolean NOT NULL DEFAULT false;

-- P-36: whoever is system, security or audit administrator is nothing else.
ALTER TABLE account ADD CONSTRAINT administrator_role_stands_alone CHECK (
    cardinality(roles) = 1 OR NOT roles && ARRAY['sys_admin', 'sec_admin', 'audit_admin']
);

-- The same over all usable accounts of a person: they are all of one kind. An exclusion constraint holds at every
-- isolation level and against attempts made at once. A person is written as an IPv6 address and a kind as an IPv4 one,
-- because GiST compares addresses without an extension that not every PostgreSQL comes with.
ALTER TABLE account ADD CONSTRAINT administrator_person_stands_alone EXCLUDE USING gist (
    (regexp_replace(replace(person_id::text, '-', ''), '(.{4})(?=.)', '\1:', 'g')::inet) inet_ops WITH =,
    (CASE
        WHEN roles @> ARRAY['sys_admin'] THEN inet '0.0.0.1'
        WHEN roles @> ARRAY['sec_admin'] THEN inet '0.0.0.2'
        WHEN roles @> ARRAY['audit_admin'] THEN inet '0.0.0.3'
        ELSE inet '0.0.0.0'
    END) inet_ops WITH <>
) WHERE (status = 'active');

-- What a case says of the rights is what its columns say: neither can be changed without the other.
ALTER TABLE account ADD CONSTRAINT rights_agree_with_body CHECK (
    body ->> 'status' = status AND body ->> 'person_id' = person_id::text AND body -> 'roles' = to_jsonb(roles)
);

ALTER TABLE account ADD CONSTRAINT roles_of_machines CHECK (
    NOT machine OR roles <@ ARRAY['bureau', 'lead_unit_user', 'task_force_user', 'psb', 'org_dept']
);

-- Accounts recorded before this version: dormant ninety days from now on unless they are used.
UPDATE account SET body = jsonb_set(
    body, '{dormant_on}', to_jsonb(to_char((now() AT TIME ZONE 'Asia/Shanghai')::date + 90, 'YYYY-MM-DD'))
) WHERE status = 'active';

INSERT INTO timer (case_type, case_id, act, due_at, next_attempt_at)
SELECT 'account', id, 'lapse', due_at, due_at
FROM account, LATERAL (SELECT (body ->> 'dormant_on')::date::timestamp AT TIME ZONE 'Asia/Shanghai' AS due_at) AS found
WHERE status = 'active';

CREATE TABLE account_secret_past (
    account_id uuid NOT NULL REFERENCES account (id),
    set_at timestamptz NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (account_id, set_at)
);

-- The secret in force, and at most one that its holder has drawn and not confirmed yet; both encrypted.
CREATE TABLE account_code_secret (
    account_id uuid NOT NULL REFERENCES account (id),
    in_force boolean NOT NULL,
    sealed bytea NOT NULL,
    since timestamptz NOT NULL,
    last_step bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, in_force)
);

CREATE TABLE client_key (
    id uuid PRIMARY KEY,
    version bigint NOT NULL CHECK (version > 0),
    status text NOT NULL,
    number text,
    profile text NOT NULL,
    profile_version text NOT NULL,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    body jsonb NOT NULL,
    account_id uuid NOT NULL REFERENCES account (id),
    scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
    expires_on date NOT NULL
);
CREATE INDEX client_key_account ON client_key (account_id);

-- The key itself is kept nowhere; its digest stands apart from the case.
CREATE TABLE client_key_digest (
    key_id uuid PRIMARY KEY REFERENCES client_key (id),
    digest bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32)
);
