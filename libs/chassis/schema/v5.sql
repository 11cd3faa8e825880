-- Version 5 of the tables of every service: places in the change feed, and runs of the reconciliation with the broker.
-- Frozen: a later change is v6.sql beside it.

ALTER TABLE outbox_event ADD COLUMN feed_position bigint;
UPDATE outbox_event SET feed_position = js_seq;
-- Places in the stream are places in the feed, so that the cursors of readers hold. Where two streams gave the same place,
-- all are given anew, behind the known ones: a reader may see an event again, and passes over none.
UPDATE outbox_event SET feed_position = anew.place
FROM (SELECT id, row_number() OVER (ORDER BY id) + (SELECT max(js_seq) FROM outbox_event) AS place
      FROM outbox_event WHERE js_seq IS NOT NULL) AS anew
WHERE anew.id = outbox_event.id
  AND EXISTS (SELECT FROM outbox_event WHERE js_seq IS NOT NULL GROUP BY js_seq HAVING count(*) > 1);
DROP INDEX outbox_stream_order;
CREATE UNIQUE INDEX outbox_feed_order ON outbox_event (feed_position) WHERE feed_position IS NOT NULL;
CREATE INDEX outbox_incarnation ON outbox_event (js_incarnation, aggregate_type, aggregate_id)
    WHERE published_at IS NOT NULL;
CREATE INDEX outbox_unplaced ON outbox_event (id) WHERE published_at IS NOT NULL AND feed_position IS NULL;
CREATE SEQUENCE outbox_feed;
SELECT setval('outbox_feed', (SELECT coalesce(max(feed_position), 0) + 1 FROM outbox_event), false);

CREATE TABLE reconciliation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    began_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    pass text NOT NULL CHECK (pass IN ('count', 'digest')),
    incarnation text NOT NULL,
    compared bigint NOT NULL,
    other_incarnation bigint NOT NULL,
    missing bigint NOT NULL,
    damaged bigint NOT NULL
);
