-- Who paused a class: null when the sweep of what expires did, which also lets it go on by itself.
ALTER TABLE "offering" ADD COLUMN "paused_by" UUID;
