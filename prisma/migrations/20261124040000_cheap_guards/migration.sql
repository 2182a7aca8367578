-- The guards of a place do what they did, with less: a function that SQL plans anew at each call costs ten times what it
-- reads. And what a child has is looked at once more under the lock, like the class.

CREATE OR REPLACE FUNCTION "places_taken"("offering" uuid, "but_enrollment" uuid DEFAULT NULL, "but_child" uuid DEFAULT NULL)
RETURNS integer LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT count(*) FROM "enrollment" e WHERE e."offering_id" = offering AND e."status" IN ('held', 'confirmed')
             AND e."id" IS DISTINCT FROM but_enrollment)
       + (SELECT count(*) FROM "waiting_entry" w WHERE w."offering_id" = offering AND w."status" = 'offered'
             AND w."child_id" IS DISTINCT FROM but_child);
END $$;

CREATE OR REPLACE FUNCTION "rule_numbers"("rule" text, "done_on" date, "on_day" date) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT CASE WHEN f."severity" = 'hard' THEN f."params" END FROM (
    SELECT v."severity", v."params" FROM "rule_version" v
     WHERE v."rule_id" = rule AND v."activated_at" IS NOT NULL
       AND ((v."valid_from" <= done_on AND (v."valid_to" IS NULL OR v."valid_to" >= done_on))
         OR (v."valid_from" > done_on AND v."valid_from" <= on_day AND v."reach" = 'everything'
             AND (v."valid_to" IS NULL OR v."valid_to" >= on_day)))
     ORDER BY v."valid_from" DESC LIMIT 1) f);
END $$;

-- Read by the classes the child has, and not through all lessons of the county.
CREATE OR REPLACE FUNCTION "child_load"("child" uuid, "offering" uuid, "unit" text) RETURNS TABLE ("at" date, "minutes" bigint) LANGUAGE sql STABLE AS $$
  SELECT date_trunc(unit, l."date")::date, sum(l."end_minute" - l."start_minute")
    FROM (SELECT offering AS id
          UNION SELECT e."offering_id" FROM "enrollment" e WHERE e."child_id" = child AND e."status" IN ('held', 'confirmed')) mine
    JOIN "lesson" l ON l."offering_id" = mine.id
   WHERE l."status" <> 'canceled'
   GROUP BY 1
  HAVING bool_or(l."offering_id" = offering)
$$;

-- What a decision about a child's places rests on, as one word: its live places, and places that are offered to it.
CREATE FUNCTION "child_stamp"("child" uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (SELECT count(*) || '.' || coalesce(sum(e.xmin::text::bigint), 0) FROM "enrollment" e
           WHERE e."child_id" = child AND e."status" IN ('held', 'confirmed'))
      || ' ' ||
         (SELECT count(*) || '.' || coalesce(sum(w.xmin::text::bigint), 0) FROM "waiting_entry" w
           WHERE w."child_id" = child AND w."status" = 'offered');
END $$;

-- Takes a place that was decided on (app/services/enrollment/take-place.server.ts says with what), its jobs into the outbox.
-- Answers
--   taken     written: the place, what was agreed to, the ledger, grants, audit, messages and jobs
--   existing  the child has the place, or this very form has taken it before: `enrollmentId`, `status`
--   full      nothing is free; `lapsed` when a hold that is over stands in the way
--   changed   it was decided on what is no longer so
-- and otherwise raises what the guards raise.
CREATE OR REPLACE FUNCTION "take_place"("the" jsonb) RETURNS jsonb LANGUAGE plpgsql
-- Planned once for a connection: what is read here, and by the guards below it, is found by keys whatever the values are.
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  at timestamptz := (the ->> 'now')::timestamptz;
  place uuid := (the ->> 'id')::uuid;
  class uuid := (the ->> 'offeringId')::uuid;
  kid uuid := (the ->> 'childId')::uuid;
  parent uuid := (the ->> 'guardianId')::uuid;
  form uuid := (the ->> 'requestKey')::uuid;
  places integer;
  entry uuid;
  found_place record;
BEGIN
  SELECT f."capacity" INTO places FROM "offering" f WHERE f."id" = class FOR UPDATE;
  IF NOT FOUND THEN RETURN '{"kind": "changed"}'; END IF;

  SELECT e."id", e."status" INTO found_place FROM "enrollment" e
   WHERE e."guardian_id" = parent AND e."request_key" = form AND e."offering_id" = class AND e."child_id" = kid;
  IF NOT FOUND THEN
    SELECT e."id", e."status" INTO found_place FROM "enrollment" e
     WHERE e."offering_id" = class AND e."child_id" = kid AND e."status" IN ('held', 'confirmed')
       AND (e."status" = 'confirmed' OR e."held_until" > at);
  END IF;
  IF FOUND THEN
    RETURN jsonb_build_object('kind', 'existing', 'enrollmentId', found_place."id", 'status', found_place."status");
  END IF;

  -- Always after the class, so that locks are taken in one order. Two places of one child, in two classes, come one after
  -- the other from here on, and the second sees the first.
  PERFORM 1 FROM "child" c WHERE c."id" = kid FOR NO KEY UPDATE;
  IF "child_stamp"(kid) IS DISTINCT FROM the ->> 'childStamp' THEN RETURN '{"kind": "changed"}'; END IF;
  IF "class_stamp"(class) IS DISTINCT FROM the ->> 'stamp' THEN RETURN '{"kind": "changed"}'; END IF;
  IF NOT EXISTS (SELECT 1 FROM "guardian_child" l WHERE l."guardian_id" = parent AND l."child_id" = kid) THEN
    RETURN '{"kind": "changed"}';
  END IF;
  IF (the ->> 'offered')::boolean THEN
    SELECT w."id" INTO entry FROM "waiting_entry" w
     WHERE w."offering_id" = class AND w."child_id" = kid AND w."status" = 'offered' AND w."offer_until" > at FOR UPDATE;
    IF NOT FOUND THEN RETURN '{"kind": "changed"}'; END IF;
  ELSIF EXISTS (SELECT 1 FROM "waiting_entry" w WHERE w."offering_id" = class AND w."status" = 'waiting') THEN
    RETURN '{"kind": "changed"}';
  END IF;
  IF "places_taken"(class, NULL, kid) >= places THEN
    RETURN jsonb_build_object('kind', 'full', 'lapsed', EXISTS (
      SELECT 1 FROM "enrollment" e WHERE e."offering_id" = class AND e."status" = 'held' AND e."held_until" <= at));
  END IF;

  INSERT INTO "enrollment" ("id", "offering_id", "child_id", "guardian_id", "request_key", "status", "held_until", "confirmed_at",
                            "quote", "due_fen", "created_at")
  VALUES (place, class, kid, parent, form, (the ->> 'status')::enrollment_status, (the ->> 'heldUntil')::timestamptz,
          CASE the ->> 'status' WHEN 'confirmed' THEN at END, the -> 'quote', (the ->> 'dueFen')::integer, at);

  IF jsonb_array_length(the -> 'postings') > 0 THEN
    INSERT INTO "journal_entry" ("id", "day", "at", "kind", "subject_kind", "subject_id")
    VALUES ((the ->> 'entryId')::uuid, (the ->> 'day')::date, at, 'place_taken', 'enrollment', place::text);
    INSERT INTO "posting" ("entry_id", "line", "account", "party", "fund", "enrollment_id", "amount_fen")
    SELECT (the ->> 'entryId')::uuid, line, (p ->> 'account')::ledger_account, p ->> 'party', p ->> 'fund', place,
           (p ->> 'amountFen')::integer
      FROM jsonb_array_elements(the -> 'postings') WITH ORDINALITY AS lines (p, line);
  END IF;
  INSERT INTO "subsidy_grant" ("enrollment_id", "programme_id", "child_id", "term_id", "amount_fen")
  SELECT place, (g ->> 'programmeId')::uuid, kid, the ->> 'termId', (g ->> 'amountFen')::integer
    FROM jsonb_array_elements(the -> 'grants') g ORDER BY g ->> 'programmeId';
  INSERT INTO "consent" ("id", "guardian_id", "child_id", "kind", "text_version", "receiver_id", "agreed_at")
  SELECT (c ->> 'id')::uuid, parent, kid, (c ->> 'kind')::consent_kind, c ->> 'textVersion', (c ->> 'receiverId')::uuid, at
    FROM jsonb_array_elements(the -> 'consents') c;
  INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
  VALUES (at, (the #>> '{audit,userId}')::uuid, the #>> '{audit,role}', the #>> '{audit,verb}', 'enrollment', place::text,
          the #> '{audit,data}');
  IF entry IS NOT NULL THEN
    UPDATE "waiting_entry" SET "status" = 'accepted', "ended_at" = at, "enrollment_id" = place WHERE "id" = entry;
    INSERT INTO "audit_event" ("at", "actor_user_id", "actor_role", "verb", "subject_kind", "subject_id", "data")
    VALUES (at, (the #>> '{audit,userId}')::uuid, the #>> '{audit,role}', 'waiting.accept', 'waiting_entry', entry::text,
            jsonb_build_object('offeringId', class, 'childId', kid, 'enrollmentId', place));
  END IF;
  INSERT INTO "message" ("id", "user_id", "kind", "params", "created_at")
  SELECT (m ->> 'id')::uuid, (m ->> 'userId')::uuid, the ->> 'messageKind', the -> 'messageParams', at
    FROM jsonb_array_elements(the -> 'messages') m;
  INSERT INTO "job_outbox" ("jobs") VALUES (the -> 'jobs');
  RETURN '{"kind": "taken"}';
END $$;
