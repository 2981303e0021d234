-- Whether a file held the body of the report that was last read from the page: it is asked for as long as the page shows none,
-- whatever the page links to since. What is known is read once more, so that it is noted.
ALTER TABLE page_attachment ADD COLUMN is_body boolean NOT NULL DEFAULT false;
UPDATE page_attachment SET read_sha256 = NULL;
