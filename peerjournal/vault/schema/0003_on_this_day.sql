-- Any entry can be left out of "on this day". The column is no part of the checksum while it is 0 (rows.py), so that
-- every row from before still agrees with its own.
ALTER TABLE entry ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
