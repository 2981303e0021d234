-- Correction notices: pages that correct a report and are none themselves.
CREATE TABLE correction (
  page_id          uuid PRIMARY KEY REFERENCES page,
  portal_id        text NOT NULL REFERENCES portal,
  capture_id       uuid NOT NULL REFERENCES capture,
  title            text,
  -- whose report of which year it corrects, as far as it says so; the publisher under its name of today
  publisher        text,
  year             integer,
  -- how it begins
  excerpt          text NOT NULL,
  content_sha256   text NOT NULL,
  seen_at          timestamptz NOT NULL,
  -- it was there when watching began
  baseline         boolean NOT NULL,
  -- the report that it was tied to, and the content that was told
  report_id        uuid REFERENCES report,
  told_sha256      text
);
CREATE INDEX correction_open ON correction (portal_id) WHERE told_sha256 IS DISTINCT FROM content_sha256;
CREATE INDEX correction_report ON correction (report_id);
