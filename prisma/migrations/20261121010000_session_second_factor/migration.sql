-- A session of a bureau member may work only once a second factor was shown in it.
ALTER TABLE "session" ADD COLUMN "second_factor" TEXT;
ALTER TABLE "session" ADD CONSTRAINT "session_second_factor" CHECK ("second_factor" IN ('totp', 'recovery_code', 'demo'));
