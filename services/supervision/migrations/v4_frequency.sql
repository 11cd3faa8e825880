-- Version 4 of the tables of supervision: frequency. Frozen once released: a later change is v5_frequency.sql beside it.
--
-- Statistics do not grow with the table they count: triggers keep counters per month. A change is first only noted, as a
-- move; from time to time one transaction, never two at once, adds the moves up. So no transaction ever waits for a
-- counter that another one holds, and whoever counts adds the moves to the counters. Both have the same types: only then
-- are they looked into by the unit.

CREATE TABLE problem_move (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    competent_organ_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    office_id uuid,
    nature text NOT NULL,
    month date NOT NULL,
    open bigint NOT NULL,
    notified bigint NOT NULL,
    rectifying bigint NOT NULL,
    reported bigint NOT NULL,
    verifying bigint NOT NULL,
    checked_off bigint NOT NULL,
    escalated bigint NOT NULL,
    withdrawn bigint NOT NULL,
    blue bigint NOT NULL,
    orange bigint NOT NULL,
    red bigint NOT NULL,
    falsified bigint NOT NULL,
    recurrent bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- The same counts of all items of a facet: by unit and nature, by unit alone, or by nature in the whole organ.
CREATE TABLE problem_tally (
    facet text NOT NULL CHECK (facet IN ('unit_nature', 'unit', 'nature')),
    competent_organ_id uuid NOT NULL,
    unit_id uuid CHECK ((unit_id IS NULL) = (facet = 'nature')),
    office_id uuid,
    nature text CHECK ((nature IS NULL) = (facet = 'unit')),
    month date NOT NULL,
    open bigint NOT NULL,
    notified bigint NOT NULL,
    rectifying bigint NOT NULL,
    reported bigint NOT NULL,
    verifying bigint NOT NULL,
    checked_off bigint NOT NULL,
    escalated bigint NOT NULL,
    withdrawn bigint NOT NULL,
    blue bigint NOT NULL,
    orange bigint NOT NULL,
    red bigint NOT NULL,
    falsified bigint NOT NULL,
    recurrent bigint NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE UNIQUE INDEX problem_tally_cell ON problem_tally (competent_organ_id, facet, month, unit_id, office_id, nature)
    NULLS NOT DISTINCT;
CREATE INDEX problem_tally_unit ON problem_tally (unit_id, facet, month);

CREATE FUNCTION problem_added_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(4731, 1) THEN
        RETURN;
    END IF;
    WITH taken AS (
        DELETE FROM problem_move WHERE seq IN (
            SELECT seq FROM problem_move ORDER BY seq LIMIT 10000 FOR UPDATE SKIP LOCKED
        ) RETURNING *
    )
    INSERT INTO problem_tally AS kept
    SELECT CASE GROUPING(unit_id, nature) WHEN 0 THEN 'unit_nature' WHEN 1 THEN 'unit' ELSE 'nature' END,
        competent_organ_id, unit_id, office_id, nature, month, sum(open), sum(notified), sum(rectifying), sum(reported),
        sum(verifying), sum(checked_off), sum(escalated), sum(withdrawn), sum(blue), sum(orange), sum(red),
        sum(falsified), sum(recurrent)
    FROM taken GROUP BY GROUPING SETS (
        (competent_organ_id, unit_id, office_id, nature, month),
        (competent_organ_id, unit_id, office_id, month),
        (competent_organ_id, nature, month)
    )
    ON CONFLICT (competent_organ_id, facet, month, unit_id, office_id, nature) DO UPDATE SET
        open = kept.open + excluded.open,
        notified = kept.notified + excluded.notified,
        rectifying = kept.rectifying + excluded.rectifying,
        reported = kept.reported + excluded.reported,
        verifying = kept.verifying + excluded.verifying,
        checked_off = kept.checked_off + excluded.checked_off,
        escalated = kept.escalated + excluded.escalated,
        withdrawn = kept.withdrawn + excluded.withdrawn,
        blue = kept.blue + excluded.blue,
        orange = kept.orange + excluded.orange,
        red = kept.red + excluded.red,
        falsified = kept.falsified + excluded.falsified,
        recurrent = kept.recurrent + excluded.recurrent;
END
$$;

-- What a statement took away and what it put there, added up by place and month; what nets to nothing is not noted.
CREATE FUNCTION problem_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO problem_move (competent_organ_id, unit_id, office_id, nature, month, open, notified,
            rectifying, reported, verifying, checked_off, escalated, withdrawn, blue, orange, red, falsified, recurrent)
        SELECT competent_organ_id, unit_id, office_id, nature, month, of[1], of[2], of[3], of[4], of[5], of[6], of[7],
            of[8], of[9], of[10], of[11], of[12], of[13]
        FROM (
            SELECT competent_organ_id, unit_id, office_id, nature,
                date_trunc(''month'', opened_on::timestamp)::date AS month, ARRAY[
                    sum(times) FILTER (WHERE status = ''open''), sum(times) FILTER (WHERE status = ''notified''),
                    sum(times) FILTER (WHERE status = ''rectifying''), sum(times) FILTER (WHERE status = ''reported''),
                    sum(times) FILTER (WHERE status = ''verifying''),
                    sum(times) FILTER (WHERE status = ''checked_off''),
                    sum(times) FILTER (WHERE status = ''escalated''), sum(times) FILTER (WHERE status = ''withdrawn''),
                    sum(times) FILTER (WHERE waits AND slip_colour = ''blue''),
                    sum(times) FILTER (WHERE waits AND slip_colour = ''orange''),
                    sum(times) FILTER (WHERE waits AND slip_colour = ''red''),
                    sum(times) FILTER (WHERE falsified), sum(times) FILTER (WHERE recurrent)
                ] AS sums
            FROM (' || array_to_string(ARRAY[
                CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT *, -1 AS times FROM stale' END,
                CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT *, 1 AS times FROM fresh' END
            ], ' UNION ALL ') || ') changed, LATERAL (SELECT status IN (''notified'', ''rectifying'') AS waits) course
            GROUP BY competent_organ_id, unit_id, office_id, nature, month
        ) changes, LATERAL (SELECT array_agg(coalesce(one, 0) ORDER BY place) AS of
            FROM unnest(sums) WITH ORDINALITY AS each (one, place)) said
        WHERE 0 <> ANY (of)';
    IF (SELECT coalesce(max(seq) - min(seq), 0) > 50 FROM problem_move) THEN
        PERFORM problem_added_up();
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER problem_inserted AFTER INSERT ON problem REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION problem_counted();
CREATE TRIGGER problem_updated AFTER UPDATE ON problem REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION problem_counted();
CREATE TRIGGER problem_deleted AFTER DELETE ON problem REFERENCING OLD TABLE AS stale
    FOR EACH STATEMENT EXECUTE FUNCTION problem_counted();

-- Overdue, but the clock has not issued the slip yet: beside the counters, so that overdue is exact on any day.
CREATE INDEX problem_unslipped ON problem (competent_organ_id, rectify_by)
    WHERE status IN ('notified', 'rectifying') AND slip_colour IS NULL;

-- The lists and their totals for those who look after some of the units.
CREATE INDEX problem_rectify_unit ON problem (unit_id, competent_organ_id, rectify_by, id)
    WHERE status IN ('notified', 'rectifying');
CREATE INDEX problem_of_unit ON problem (unit_id, competent_organ_id, id);

CREATE TABLE visit_move (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    competent_organ_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    office_id uuid NOT NULL,
    kind text NOT NULL,
    month date NOT NULL,
    held bigint NOT NULL,
    under_way bigint NOT NULL,
    unannounced bigint NOT NULL,
    joint bigint NOT NULL,
    with_problems bigint NOT NULL,
    problems bigint NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

-- Of visits only those that have started, by their day on site: before that nobody is to tell that there is one.
CREATE TABLE visit_tally (
    facet text NOT NULL CHECK (facet IN ('unit_kind', 'unit', 'office', 'kind')),
    competent_organ_id uuid NOT NULL,
    unit_id uuid,
    office_id uuid,
    kind text,
    month date NOT NULL,
    held bigint NOT NULL,
    under_way bigint NOT NULL,
    unannounced bigint NOT NULL,
    joint bigint NOT NULL,
    with_problems bigint NOT NULL,
    problems bigint NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
CREATE UNIQUE INDEX visit_tally_cell ON visit_tally (competent_organ_id, facet, month, unit_id, office_id, kind)
    NULLS NOT DISTINCT;
CREATE INDEX visit_tally_unit ON visit_tally (unit_id, facet, month);

CREATE FUNCTION visit_added_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pg_try_advisory_xact_lock(4731, 2) THEN
        RETURN;
    END IF;
    WITH taken AS (
        DELETE FROM visit_move WHERE seq IN (
            SELECT seq FROM visit_move ORDER BY seq LIMIT 10000 FOR UPDATE SKIP LOCKED
        ) RETURNING *
    )
    INSERT INTO visit_tally AS kept
    SELECT CASE GROUPING(unit_id, office_id, kind)
            WHEN 0 THEN 'unit_kind' WHEN 3 THEN 'unit' WHEN 5 THEN 'office' ELSE 'kind' END,
        competent_organ_id, unit_id, office_id, kind, month, sum(held), sum(under_way), sum(unannounced), sum(joint),
        sum(with_problems), sum(problems)
    FROM taken GROUP BY GROUPING SETS (
        (competent_organ_id, unit_id, office_id, kind, month),
        (competent_organ_id, unit_id, month),
        (competent_organ_id, office_id, month),
        (competent_organ_id, kind, month)
    )
    ON CONFLICT (competent_organ_id, facet, month, unit_id, office_id, kind) DO UPDATE SET
        held = kept.held + excluded.held,
        under_way = kept.under_way + excluded.under_way,
        unannounced = kept.unannounced + excluded.unannounced,
        joint = kept.joint + excluded.joint,
        with_problems = kept.with_problems + excluded.with_problems,
        problems = kept.problems + excluded.problems;
END
$$;

CREATE FUNCTION visit_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE 'INSERT INTO visit_move (competent_organ_id, unit_id, office_id, kind, month, held, under_way, unannounced,
            joint, with_problems, problems)
        SELECT competent_organ_id, unit_id, office_id, kind, month, of[1], of[2], of[3], of[4], of[5], of[6]
        FROM (
            SELECT competent_organ_id, unit_id, office_id, kind,
                date_trunc(''month'', visited_on::timestamp)::date AS month, ARRAY[
                    sum(times) FILTER (WHERE closed), sum(times) FILTER (WHERE NOT closed),
                    sum(times) FILTER (WHERE closed AND unannounced), sum(times) FILTER (WHERE closed AND joint),
                    sum(times) FILTER (WHERE closed AND opened > 0), sum(times * opened) FILTER (WHERE closed)
                ] AS sums
            FROM (' || array_to_string(ARRAY[
                CASE WHEN TG_OP <> 'INSERT' THEN 'SELECT *, -1 AS times FROM stale' END,
                CASE WHEN TG_OP <> 'DELETE' THEN 'SELECT *, 1 AS times FROM fresh' END
            ], ' UNION ALL ') || ') changed,
                LATERAL (SELECT status = ''closed'' AS closed, cardinality(opened_problem_ids) AS opened) course
            WHERE visited_on IS NOT NULL
            GROUP BY competent_organ_id, unit_id, office_id, kind, month
        ) changes, LATERAL (SELECT array_agg(coalesce(one, 0) ORDER BY place) AS of
            FROM unnest(sums) WITH ORDINALITY AS each (one, place)) said
        WHERE 0 <> ANY (of)';
    IF (SELECT coalesce(max(seq) - min(seq), 0) > 50 FROM visit_move) THEN
        PERFORM visit_added_up();
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER visit_inserted AFTER INSERT ON visit REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION visit_counted();
CREATE TRIGGER visit_updated AFTER UPDATE ON visit REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION visit_counted();
CREATE TRIGGER visit_deleted AFTER DELETE ON visit REFERENCING OLD TABLE AS stale
    FOR EACH STATEMENT EXECUTE FUNCTION visit_counted();

-- The screens of frequency ask for one kind in one period; lists and their totals for one of the reasons to see a visit.
CREATE INDEX visit_kind_day ON visit (competent_organ_id, kind, visited_on)
    INCLUDE (unit_id, office_id, status, unannounced);
CREATE INDEX visit_kind_planned ON visit (competent_organ_id, kind, planned_on)
    WHERE status IN ('awaiting_bureau', 'planned', 'assigned');
CREATE INDEX visit_office_planned ON visit (office_id, competent_organ_id, planned_on, id)
    INCLUDE (unannounced, visited_on);
CREATE INDEX visit_unit_planned ON visit (unit_id, competent_organ_id, planned_on, id)
    INCLUDE (unannounced, visited_on);
CREATE INDEX visit_planner_planned ON visit (planned_by, competent_organ_id, planned_on, id);
CREATE INDEX visit_organ_planned ON visit (competent_organ_id, planned_on, id) INCLUDE (unannounced, visited_on);
