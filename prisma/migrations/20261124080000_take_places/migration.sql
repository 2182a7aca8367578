-- Places of one class are taken together by all who wait for it: the lock, the look at the class and the commit are paid
-- once, and the rows of all are written by the same few statements.

DROP FUNCTION "take_place"(jsonb);
DROP FUNCTION "child_stamp"(uuid);

-- Takes places that were decided on, all of one class (app/services/enrollment/take-places.server.ts says with what), their
-- jobs into the outbox. Answers for each wish, in their order; no child may come twice.
--   taken     written: the place, what was agreed to, the ledger, grants, audit, messages and jobs
--   existing  the child has the place, or this very form has taken it before: `enrollmentId`, `status`
--   full      nothing is free; `lapsed` when a hold that is over stands in the way
--   changed   it was decided on what is no longer so
--   busy      somebody else is at work on the child: whoever waits for it waits alone
-- and otherwise raises what the guards raise, and then nobody has a place.
CREATE FUNCTION "take_places"("the" jsonb) RETURNS jsonb LANGUAGE plpgsql
-- Planned once for a connection: what is read here, and by the guards below it, is found by keys whatever the values are.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  at timestamptz := (the ->> 'now')::timestamptz;
  class uuid := (the ->> 'offeringId')::uuid;
  places integer;
  taken integer;
  same boolean;
  waited boolean;
  free uuid[];
  wish jsonb;
  entry uuid;
  seen record;
  answer jsonb;
  answers jsonb[] := '{}';
  given jsonb[] := '{}';
BEGIN
  SELECT f."capacity" INTO places FROM "offering" f WHERE f."id" = class FOR UPDATE;
  -- Always after the class. Two places of one child, in two classes, come one after the other from here on, and the second
  -- sees the first. Nobody waits here for a child of somebody else.
  free := ARRAY(
    SELECT c."id" FROM "child" c
     WHERE c."id" = ANY (ARRAY(SELECT (w ->> 'childId')::uuid FROM jsonb_array_elements(the -> 'wishes') w))
       FOR NO KEY UPDATE SKIP LOCKED);
  same := "class_stamp"(class) IS NOT DISTINCT FROM the ->> 'stamp';
  waited := EXISTS (SELECT 1 FROM "waiting_entry" w WHERE w."offering_id" = class AND w."status" = 'waiting');
  taken := "places_taken"(class);

  FOR seen IN
    SELECT w AS wish,
           (SELECT e."id" FROM "enrollment" e
             WHERE e."guardian_id" = (w ->> 'guardianId')::uuid AND e."request_key" = (w ->> 'requestKey')::uuid
               AND e."offering_id" = class AND e."child_id" = (w ->> 'childId')::uuid) AS by_form,
           (SELECT e."id" FROM "enrollment" e
             WHERE e."offering_id" = class AND e."child_id" = (w ->> 'childId')::uuid AND e."status" IN ('held', 'confirmed')
               AND (e."status" = 'confirmed' OR e."held_until" > at)) AS live,
           -- As app/services/enrollment/asked-facts.server.ts says it.
           (SELECT count(*) || '.' || coalesce(sum(e.xmin::text::bigint), 0) FROM "enrollment" e
             WHERE e."child_id" = (w ->> 'childId')::uuid AND e."status" IN ('held', 'confirmed'))
             || ' ' ||
             (SELECT count(*) || '.' || coalesce(sum(q.xmin::text::bigint), 0) FROM "waiting_entry" q
               WHERE q."child_id" = (w ->> 'childId')::uuid AND q."status" = 'offered') AS child,
           (SELECT true FROM "guardian_child" l
             WHERE l."guardian_id" = (w ->> 'guardianId')::uuid AND l."child_id" = (w ->> 'childId')::uuid) AS own
      FROM jsonb_array_elements(the -> 'wishes') w
  LOOP
    wish := seen.wish;
    entry := NULL;
    IF seen.by_form IS NOT NULL OR seen.live IS NOT NULL THEN
      SELECT jsonb_build_object('kind', 'existing', 'enrollmentId', e."id", 'status', e."status") INTO answer
        FROM "enrollment" e WHERE e."id" = coalesce(seen.by_form, seen.live);
    ELSIF (wish ->> 'childId')::uuid <> ALL (free) THEN
      answer := '{"kind": "busy"}';
    ELSIF NOT same OR seen.own IS NULL OR seen.child IS DISTINCT FROM wish ->> 'childStamp' THEN
      answer := '{"kind": "changed"}';
    ELSE
      IF (wish ->> 'offered')::boolean THEN
        SELECT w."id" INTO entry FROM "waiting_entry" w
         WHERE w."offering_id" = class AND w."child_id" = (wish ->> 'childId')::uuid AND w."status" = 'offered'
           AND w."offer_until" > (wish ->> 'now')::timestamptz FOR UPDATE;
      END IF;
      IF (wish ->> 'offered')::boolean AND entry IS NULL OR NOT (wish ->> 'offered')::boolean AND waited THEN
        answer := '{"kind": "changed"}';
      -- The place that is offered to a child counts as taken for everybody but that child.
      ELSIF taken - (entry IS NOT NULL)::integer >= places THEN
        answer := jsonb_build_object('kind', 'full', 'lapsed', EXISTS (
          SELECT 1 FROM "enrollment" e WHERE e."offering_id" = class AND e."status" = 'held' AND e."held_until" <= at));
      ELSE
        taken := taken + (entry IS NULL)::integer;
        answer := '{"kind": "taken"}';
        given := given || jsonb_set(wish, '{entryOfLine}', coalesce(to_jsonb(entry), 'null'));
      END IF;
    END IF;
    answers := answers || answer;
  END LOOP;
  IF cardinality(given) = 0 THEN RETURN to_jsonb(answers); END IF;

  -- Before the places are written: an offer counts as a taken place, and each of these is about to be one.
  IF EXISTS (SELECT 1 FROM unnest(given) w WHERE w ->> 'entryOfLine' IS NOT NULL) THEN
    UPDATE "waiting_entry" e SET "status" = 'accepted', "ended_at" = at
      FROM unnest(given) w WHERE e."id" = (w ->> 'entryOfLine')::uuid;
  END IF;
  INSERT INTO "enrollment" ("id", "offering_id", "child_id", "guardian_id", "request_key", "status", "held_until", "confirmed_at",
                            "quote", "due_fen", "created_at")
  SELECT (w ->> 'id')::uuid, class, (w ->> 'childId')::uuid, (w ->> 'guardianId')::uuid, (w ->> 'requestKey')::uuid,
         (w ->> 'status')::enrollment_status, (w ->> 'heldUntil')::timestamptz, CASE w ->> 'status' WHEN 'confirmed' THEN at END,
         w -> 'quote', (w ->> 'dueFen')::integer, at
    FROM unnest(given) w;

  INSERT INTO "journal_entry" ("id", "day", "at", "kind", "subject_kind", "subject_id")
  SELECT (w ->> 'entryId')::uuid, (the ->> 'day')::date, at, 'place_taken', 'enrollment', w ->> 'id'
    FROM unnest(given) w WHERE jsonb_array_length(w -> 'postings') > 0;
  INSERT INTO "posting" ("entry_id", "line", "account", "party", "fund", "enrollment_id", "amount_fen")
  SELECT (w ->> 'entryId')::uuid, line, (p ->> 'account')::ledger_account, p ->> 'party', p ->> 'fund', (w ->> 'id')::uuid,
         (p ->> 'amountFen')::integer
    FROM unnest(given) w CROSS JOIN LATERAL jsonb_array_elements(w -> 'postings') WITH ORDINALITY AS lines (p, line);
  INSERT INTO "subsidy_grant" ("enrollment_id", "programme_id", "child_id", "term_id", "amount_fen")
  SELECT (w ->> 'id')::uuid, (g ->> 'programmeId')::uuid, (w ->> 'childId')::uuid, the ->> 'termId', (g ->> 'amountFen')::integer
    FROM unnest(given) w CROSS JOIN LATERAL jsonb_array_elements(w -> 'grants') g ORDER BY g ->> 'programmeId';
  INSERT INTO "consent" ("id", "guardian_id", "child_id", "kind", "text_version", "receiver_id", "agreed_at")
  SELECT (c ->> 'id')::uuid, (w ->> 'guardianId')::uuid, (w ->> 'childId')::uuid, (c ->> 'kind')::consent_kind, c ->> 'textVersion',
         (c ->> 'receiverId')::uuid, at
    FROM unnest(given) w CROSS JOIN LATERAL jsonb_array_elements(w -> 'consents') c;
  INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
  SELECT at, (w #>> '{audit,userId}')::uuid, w #>> '{audit,role}', w #>> '{audit,verb}', 'enrollment', w ->> 'id', w #> '{audit,data}'
    FROM unnest(given) WITH ORDINALITY AS asked (w, turn) ORDER BY turn;
  IF EXISTS (SELECT 1 FROM unnest(given) w WHERE w ->> 'entryOfLine' IS NOT NULL) THEN
    UPDATE "waiting_entry" e SET "enrollment_id" = (w ->> 'id')::uuid
      FROM unnest(given) w WHERE e."id" = (w ->> 'entryOfLine')::uuid;
    INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
    SELECT at, (w #>> '{audit,userId}')::uuid, w #>> '{audit,role}', 'waiting.accept', 'waiting_entry', w ->> 'entryOfLine',
           jsonb_build_object('offeringId', class, 'childId', w ->> 'childId', 'enrollmentId', w ->> 'id')
      FROM unnest(given) w WHERE w ->> 'entryOfLine' IS NOT NULL;
  END IF;
  INSERT INTO "message" ("id", "user_id", "kind", "params", "created_at")
  SELECT (m ->> 'id')::uuid, (m ->> 'userId')::uuid, w ->> 'messageKind', w -> 'messageParams', at
    FROM unnest(given) w CROSS JOIN LATERAL jsonb_array_elements(w -> 'messages') m;
  INSERT INTO "job_outbox" ("jobs") SELECT w -> 'jobs' FROM unnest(given) WITH ORDINALITY AS asked (w, turn) ORDER BY turn;
  RETURN to_jsonb(answers);
END $$;

-- The rules about a child's places and the day of the sale, and no two places at one time: looked at once for all places that
-- one statement writes, when they are written. What is true of the class is read once for all of them.
DROP TRIGGER "enrollment_then_overlap_guard" ON "enrollment";
DROP TRIGGER "enrollment_then_then_law_guard" ON "enrollment";
DROP FUNCTION "enrollment_overlap_guard"();

CREATE OR REPLACE FUNCTION "enrollment_law_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  fresh uuid[];
  o record;
  n record;
  numbers record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(p."id") INTO fresh FROM placed p WHERE p."status" IN ('held', 'confirmed');
  ELSE
    SELECT array_agg(p."id") INTO fresh FROM placed p JOIN before b ON b."id" = p."id"
     WHERE p."status" IN ('held', 'confirmed')
       AND (b."status" NOT IN ('held', 'confirmed') OR b."offering_id" <> p."offering_id" OR b."child_id" <> p."child_id");
  END IF;
  IF fresh IS NULL THEN RETURN NULL; END IF;
  -- One at a time per child; always after the offering's row, so that locks are taken in one order.
  PERFORM 1 FROM "child" c
    WHERE c."id" = ANY (ARRAY(SELECT e."child_id" FROM "enrollment" e WHERE e."id" = ANY (fresh)))
    ORDER BY c."id" FOR NO KEY UPDATE;

  FOR o IN
    SELECT f."id", f."paused_at", c."category", p."kind", p."id" AS provider_id, e."created_at",
           "county_day"(e."created_at") AS today, array_agg(e."id") AS places
      FROM "enrollment" e JOIN "offering" f ON f."id" = e."offering_id" JOIN "course" c ON c."id" = f."course_id"
      JOIN "provider" p ON p."id" = c."provider_id"
     WHERE e."id" = ANY (fresh)
     GROUP BY f."id", f."paused_at", c."category", p."kind", p."id", e."created_at"
  LOOP
    IF o."paused_at" <= o."created_at" THEN
      PERFORM "refuse"('offering_paused', 'the sale is paused');
    END IF;
    SELECT ("rule_numbers"('P8', o.today, o.today) ->> 'staffCheckMaxAgeDays')::integer AS check_age,
           ("rule_numbers"('B1', o.today, o.today) ->> 'maxMinutesPerDay')::integer AS a_day,
           ("rule_numbers"('B2', o.today, o.today) ->> 'maxMinutesPerWeek')::integer AS a_week,
           ("rule_numbers"('B3', o.today, o.today) ->> 'maxCourses')::integer AS courses
      INTO numbers;
    IF o."kind" <> 'school' AND NOT EXISTS (
      SELECT 1 FROM "listing" l WHERE l."provider_id" = o.provider_id AND l."status" = 'listed'
         AND o."category" = ANY (l."categories") AND o.today BETWEEN l."valid_from" AND l."valid_to") THEN
      IF "rule_numbers"('P1', o.today, o.today) IS NOT NULL THEN
        PERFORM "refuse"('rule_P1', 'the provider is not listed today');
      END IF;
    END IF;
    IF numbers.check_age IS NOT NULL AND EXISTS (
      SELECT 1 FROM "offering_staff" s
       WHERE s."offering_id" = o."id" AND NOT "check_holds"(s."instructor_id", o.today, numbers.check_age)) THEN
      PERFORM "refuse"('rule_P8', 'somebody who teaches the class has no entry query in date');
    END IF;

    -- Of each child: its other classes, and the minutes of all of them on the days and in the weeks of this one.
    FOR n IN
      SELECT e."child_id",
             (SELECT count(*) FROM "enrollment" x WHERE x."child_id" = e."child_id" AND x."status" IN ('held', 'confirmed')
                 AND x."id" <> e."id" AND x."offering_id" <> e."offering_id") AS others,
             (SELECT max(d.minutes) FROM (
                SELECT sum(l."end_minute" - l."start_minute") AS minutes
                  FROM "enrollment" x JOIN "lesson" l ON l."offering_id" = x."offering_id"
                 WHERE x."child_id" = e."child_id" AND x."status" IN ('held', 'confirmed') AND l."status" <> 'canceled'
                 GROUP BY l."date" HAVING bool_or(l."offering_id" = e."offering_id")) d) AS a_day,
             (SELECT max(w.minutes) FROM (
                SELECT sum(l."end_minute" - l."start_minute") AS minutes
                  FROM "enrollment" x JOIN "lesson" l ON l."offering_id" = x."offering_id"
                 WHERE x."child_id" = e."child_id" AND x."status" IN ('held', 'confirmed') AND l."status" <> 'canceled'
                 GROUP BY date_trunc('week', l."date") HAVING bool_or(l."offering_id" = e."offering_id")) w) AS a_week
        FROM "enrollment" e
       WHERE e."id" = ANY (o.places)
    LOOP
      IF n.others > 0 THEN
        IF "child_would_overlap"(n."child_id", o."id") THEN
          PERFORM "refuse"('enrollment_no_overlap', 'the child has another class at that time');
        END IF;
        IF n.others >= numbers.courses THEN
          PERFORM "refuse"('rule_B3', 'more courses than a child may have');
        END IF;
      END IF;
      IF n.a_day > numbers.a_day THEN
        PERFORM "refuse"('rule_B1', 'more minutes a day than a child may have');
      END IF;
      IF n.a_week > numbers.a_week THEN
        PERFORM "refuse"('rule_B2', 'more minutes a week than a child may have');
      END IF;
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER "enrollment_law_guard_insert" AFTER INSERT ON "enrollment"
  REFERENCING NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION "enrollment_law_guard"();
CREATE TRIGGER "enrollment_law_guard_update" AFTER UPDATE ON "enrollment"
  REFERENCING OLD TABLE AS before NEW TABLE AS placed FOR EACH STATEMENT EXECUTE FUNCTION "enrollment_law_guard"();
DROP FUNCTION "child_load"(uuid, uuid, text);
