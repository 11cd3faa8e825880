-- Looks in the audit trail, and a mark on every row, version 3 of the chassis tables. Frozen: a later change is v4.sql.

-- objects: the cases that one look showed. purpose: a code for what it was for, where one is asked.
-- row_mac: keyed digest of the body, by a key that is not in the database; rows from before have none.
ALTER TABLE audit_event
    ADD COLUMN objects uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN purpose text,
    ADD COLUMN row_mac bytea CHECK (octet_length(row_mac) = 32);

-- What the search of the audit administrators goes by, newest first. Most rows show one case or none: they stay out of
-- the index of lists.
DROP INDEX audit_event_object;
CREATE INDEX audit_event_time ON audit_event (at, id);
CREATE INDEX audit_event_account ON audit_event (account_id, at, id);
CREATE INDEX audit_event_object ON audit_event (object_id, at, id);
CREATE INDEX audit_event_objects ON audit_event USING gin (objects) WHERE objects <> '{}';
