-- Pages and the files that they link to as their report, or part of it: a file may be linked from several pages, and a page
-- that moves takes its files along.
CREATE TABLE page_attachment (
  page_id          uuid NOT NULL REFERENCES page,
  attachment_id    uuid NOT NULL REFERENCES page,
  -- digest of the file's body when the page was last read with it
  read_sha256      text,
  PRIMARY KEY (page_id, attachment_id)
);
INSERT INTO page_attachment (page_id, attachment_id, read_sha256)
  SELECT parent_id, id, body_sha256 FROM page WHERE parent_id IS NOT NULL;
ALTER TABLE page DROP COLUMN parent_id;
