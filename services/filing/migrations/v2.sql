-- Who is recused from a filing, as a column, version 2 of the filing tables. Frozen: a later change is v3.sql beside it.

ALTER TABLE filing ADD COLUMN recused_ids uuid[] NOT NULL DEFAULT '{}';
UPDATE filing SET recused_ids = ARRAY(
    SELECT (recused ->> 'person_id')::uuid FROM jsonb_array_elements(body -> 'recused') AS recused
) WHERE jsonb_array_length(body -> 'recused') > 0;
