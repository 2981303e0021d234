-- Whether our own line works.

-- Watched hosts, as they last answered or failed to.
CREATE TABLE host_heard (
  host             text PRIMARY KEY,
  platform         text,
  -- where it last answered
  address          text,
  answered_at      timestamptz,
  silent_since     timestamptz,
  silent_at        timestamptz
);

-- Portals that do not answer, while it is open whether the trouble is theirs or ours.
CREATE TABLE silent_portal (
  portal_id        text PRIMARY KEY REFERENCES portal,
  run_id           uuid NOT NULL REFERENCES run,
  host             text NOT NULL,
  since            timestamptz NOT NULL,
  reason           text NOT NULL
);

-- One row while our line is down.
CREATE TABLE offline (
  single           boolean PRIMARY KEY DEFAULT true CHECK (single),
  since            timestamptz NOT NULL
);
