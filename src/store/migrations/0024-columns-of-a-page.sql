-- Every column whose listing has named a page; its column is the first of them.
ALTER TABLE page ADD COLUMN listed_in text[] NOT NULL DEFAULT '{}';
UPDATE page SET listed_in = ARRAY[column_id] WHERE last_listed_at IS NOT NULL;
