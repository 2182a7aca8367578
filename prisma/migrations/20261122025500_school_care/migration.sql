-- CreateTable
CREATE TABLE "school_care" (
    "school_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "start_minute" INTEGER NOT NULL,
    "end_minute" INTEGER NOT NULL,

    CONSTRAINT "school_care_pkey" PRIMARY KEY ("school_id","weekday")
);

-- AddForeignKey
ALTER TABLE "school_care" ADD CONSTRAINT "school_care_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "school_care" ADD CONSTRAINT "school_care_time"
  CHECK ("weekday" BETWEEN 1 AND 5 AND "start_minute" >= 0 AND "start_minute" < "end_minute" AND "end_minute" <= 1440);
