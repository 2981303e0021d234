-- What is followed from pass to pass: listings, absences, confirmations, what is owed.

-- One pass over one column. `verdict` is null until the run ends: see src/follow/columns.ts.
CREATE TABLE column_pass (
  run_id           uuid NOT NULL REFERENCES run ON DELETE CASCADE,
  portal_id        text NOT NULL REFERENCES portal,
  column_id        text NOT NULL,
  began_at         timestamptz NOT NULL,
  -- when its links were noted: what is first seen then belongs to this pass
  read_at          timestamptz NOT NULL,
  links            integer NOT NULL,
  -- every listing page was read to its end
  read_whole       boolean NOT NULL,
  verdict          text CHECK (verdict IN ('complete', 'whole', 'short', 'cut')),
  PRIMARY KEY (run_id, column_id)
);
CREATE INDEX column_pass_of ON column_pass (portal_id, column_id, began_at DESC);

-- Pages that are missing now: how often and how long, in complete passes.
CREATE TABLE absence (
  page_id          uuid PRIMARY KEY REFERENCES page,
  times            integer NOT NULL,
  since            timestamptz NOT NULL,
  last_at          timestamptz NOT NULL
);

-- Told, or held back with many others, that no listing names it; null while one does.
ALTER TABLE place ADD COLUMN unlisted_at timestamptz;
-- Told that it was not found any more; null while it is there. The URL is that of the attachment that was the report.
ALTER TABLE report ADD COLUMN removed_at timestamptz, ADD COLUMN removed_url text,
  -- when it was last told to be back
  ADD COLUMN restored_at timestamptz;

-- A version whose deliveries wait until a second capture agrees.
CREATE TABLE confirmation (
  version_id       uuid PRIMARY KEY REFERENCES version,
  state            text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'agreed', 'superseded', 'withdrawn', 'seen-once')),
  -- when the next look is due
  next_at          timestamptz NOT NULL,
  -- from when on it is told as seen once
  give_up_at       timestamptz NOT NULL,
  attempts         integer NOT NULL DEFAULT 0,
  last_reason      text,
  second_capture_id uuid REFERENCES capture,
  decided_at       timestamptz
);
CREATE INDEX confirmation_waiting ON confirmation (next_at) WHERE state = 'waiting';

-- Reports that a declared publisher owed and that were not found.
CREATE TABLE overdue (
  portal_id        text NOT NULL REFERENCES portal,
  publisher        text NOT NULL,
  year             integer NOT NULL,
  -- begin of the pass that proved it
  since            timestamptz NOT NULL,
  -- when it appeared
  cleared_at       timestamptz,
  PRIMARY KEY (portal_id, publisher, year)
);

ALTER TABLE delivery DROP CONSTRAINT delivery_state_check;
ALTER TABLE delivery ADD CONSTRAINT delivery_state_check CHECK (state IN ('pending', 'sent', 'failed', 'withdrawn'));
