-- A job that waits in the queue under the same key was written after the place, or for the same thing just now: when it is
-- due was decided with more knowledge (a family that pays by transfer has days, not minutes), and stays.
-- Moves the oldest into the queue, of jobs with one key only the last. Answers how many rows it moved: called until that
-- is none. Two who call it at once move different rows. Run by app/jobs/outbox.server.ts.
CREATE OR REPLACE FUNCTION "post_jobs"("most" integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  moved bigint[];
  found_jobs jsonb;
BEGIN
  WITH gone AS (
    DELETE FROM "job_outbox" o
     WHERE o."id" IN (SELECT x."id" FROM "job_outbox" x ORDER BY x."id" LIMIT most FOR UPDATE SKIP LOCKED)
    RETURNING o."id", o."jobs")
  SELECT array_agg(DISTINCT g."id"),
         jsonb_agg(j.job ORDER BY g."id", j.line)
    INTO moved, found_jobs
    FROM gone g CROSS JOIN LATERAL jsonb_array_elements(g."jobs") WITH ORDINALITY AS j (job, line);
  IF moved IS NULL THEN RETURN 0; END IF;
  -- In the order of their keys, so that two who write the same keys do not wait for each other.
  PERFORM "graphile_worker"."add_jobs"(ARRAY(
    SELECT (l.job ->> 'name', l.job -> 'payload', NULL, (l.job ->> 'runAt')::timestamptz, NULL, l.job ->> 'key', NULL, NULL)::"graphile_worker"."job_spec"
      FROM (SELECT DISTINCT ON (coalesce(e.job ->> 'key', 'line ' || e.line)) e.job, e.line
              FROM jsonb_array_elements(found_jobs) WITH ORDINALITY AS e (job, line)
             ORDER BY coalesce(e.job ->> 'key', 'line ' || e.line), e.line DESC) l
     ORDER BY l.job ->> 'key' NULLS LAST, l.line), job_key_preserve_run_at => true);
  RETURN cardinality(moved);
END $$;
