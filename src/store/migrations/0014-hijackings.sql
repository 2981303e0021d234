-- The last hijacking of each page that ever was: one that a clean answer only interrupts goes on.
CREATE TABLE hijacking (
  page_id  uuid PRIMARY KEY REFERENCES page ON DELETE CASCADE,
  -- the how manyeth of the page
  number   integer NOT NULL,
  since    timestamptz NOT NULL,
  -- since when the page has been found clean again; null while it is hijacked
  clean_at timestamptz
);
CREATE INDEX hijacking_lasting ON hijacking (page_id) WHERE clean_at IS NULL;
INSERT INTO hijacking (page_id, number, since)
  SELECT page_id, 1, min(frozen_at) FROM place WHERE frozen_at IS NOT NULL GROUP BY page_id;
