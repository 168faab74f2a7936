-- When this journal was last backed up, where to, and when a backup was last read to its end: JSON, kept in here
-- because where somebody keeps their backups is nobody else's business.
ALTER TABLE vault ADD COLUMN backups TEXT NOT NULL DEFAULT '{}';
