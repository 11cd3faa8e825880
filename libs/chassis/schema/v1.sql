-- The tables under every service, version 1. Frozen: a later change is v2.sql beside it.

CREATE TABLE case_history (
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    version bigint NOT NULL CHECK (version > 0),
    act text NOT NULL,
    lifecycle_row text NOT NULL,
    source text,
    target text NOT NULL,
    account_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    at timestamptz NOT NULL,
    profile text NOT NULL,
    profile_version text NOT NULL,
    record jsonb NOT NULL,
    PRIMARY KEY (case_type, case_id, version)
);

CREATE TABLE audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_uuid uuid NOT NULL UNIQUE,
    at timestamptz NOT NULL,
    account_id uuid NOT NULL,
    organ_id uuid NOT NULL,
    action text NOT NULL,
    object_type text NOT NULL,
    object_id uuid,
    decision text NOT NULL CHECK (decision IN ('allow', 'deny')),
    outcome text NOT NULL,
    policy_version text NOT NULL,
    request_id uuid,
    body bytea NOT NULL
);
CREATE INDEX audit_event_object ON audit_event (object_type, object_id);

CREATE TABLE idempotency (
    principal uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    case_type text NOT NULL,
    case_id uuid,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (principal, route, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

CREATE TABLE outbox_event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    aggregate_version bigint NOT NULL CHECK (aggregate_version > 0),
    lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 15),
    event_type text NOT NULL,
    schema_version smallint NOT NULL,
    payload bytea NOT NULL,
    payload_digest bytea NOT NULL,
    signature bytea NOT NULL,
    key_id text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_ref uuid NOT NULL,
    correlation_id uuid NOT NULL,
    causation_id uuid,
    published_at timestamptz,
    js_incarnation text,
    js_seq bigint,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    last_error text,
    UNIQUE (aggregate_type, aggregate_id, aggregate_version)
);
CREATE INDEX outbox_unpublished ON outbox_event (lane, id) WHERE published_at IS NULL;
CREATE INDEX outbox_stream_order ON outbox_event (js_seq) WHERE js_seq IS NOT NULL;

CREATE TABLE inbox_position (
    consumer text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    last_version bigint NOT NULL DEFAULT 0,
    blocked_by uuid,
    PRIMARY KEY (consumer, aggregate_type, aggregate_id)
);

CREATE TABLE inbox_event (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL,
    digest bytea NOT NULL,
    stream text NOT NULL,
    stream_seq bigint NOT NULL,
    delivered integer NOT NULL,
    occurred_at timestamptz NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome text NOT NULL,
    PRIMARY KEY (consumer, event_id),
    UNIQUE (consumer, aggregate_type, aggregate_id, version)
);

CREATE TABLE parked_event (
    consumer text NOT NULL,
    event_id uuid NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL,
    event_type text NOT NULL,
    raw bytea NOT NULL,
    digest bytea NOT NULL,
    stream text NOT NULL,
    stream_seq bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('retrying', 'parked', 'held', 'applied', 'discarded')),
    error_class text NOT NULL,
    fingerprint text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    first_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    next_at timestamptz,
    decided_by text,
    second_by text,
    reason text,
    PRIMARY KEY (consumer, event_id),
    CHECK (state <> 'discarded' OR (decided_by IS NOT NULL AND second_by IS NOT NULL
                                    AND decided_by <> second_by AND reason IS NOT NULL))
);
CREATE INDEX parked_open ON parked_event (consumer, aggregate_type, aggregate_id, version)
    WHERE state IN ('parked', 'held');

CREATE TABLE timer (
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    act text NOT NULL,
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    PRIMARY KEY (case_type, case_id, act)
);
CREATE INDEX timer_due ON timer (next_attempt_at);

CREATE TABLE number_series (
    organ_id uuid NOT NULL,
    kind text NOT NULL,
    year integer NOT NULL,
    last_serial integer NOT NULL,
    PRIMARY KEY (organ_id, kind, year)
);
