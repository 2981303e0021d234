-- Places that differ, removals that are held back, corrections: what is settled later, by itself or by an operator.

-- Since when a page shows another content of its report than the current version; null while it agrees.
ALTER TABLE page ADD COLUMN differs_since timestamptz;
CREATE INDEX page_differs ON page (portal_id) WHERE differs_since IS NOT NULL;

-- What went together with so much else that it is not told before the portal was looked at.
CREATE TABLE held (
  report_id        uuid PRIMARY KEY REFERENCES report ON DELETE CASCADE,
  what             text NOT NULL CHECK (what IN ('removed', 'unlisted')),
  -- begin of the pass that held it back first
  since            timestamptz NOT NULL,
  -- an operator's word: tell it if the next complete pass finds it so, or tell nothing
  ruling           text CHECK (ruling IN ('release', 'dismiss')),
  ruled_by         text,
  ruled_at         timestamptz
);
