-- The truth: what is watched, what was seen, what changed, who was told.

CREATE TABLE portal (
  id               text PRIMARY KEY,
  name             text NOT NULL,
  -- mirror of the configuration file, so that every process sees one state
  config           jsonb NOT NULL,
  -- 'new', 'ok', or the trouble that operators were told of
  state            text NOT NULL DEFAULT 'new',
  state_reason     text,
  state_since      timestamptz NOT NULL DEFAULT now(),
  removed_at       timestamptz
);

-- A column of a portal as the configuration names it.
CREATE TABLE portal_column (
  portal_id         text NOT NULL REFERENCES portal,
  id                text NOT NULL,
  name              text NOT NULL,
  url               text NOT NULL,
  publisher         text,
  added_at          timestamptz NOT NULL DEFAULT now(),
  removed_at        timestamptz,
  -- first pass whose every page was ok or not-modified; until then what is found was already there
  baseline_ended_at timestamptz,
  last_complete_at  timestamptz,
  PRIMARY KEY (portal_id, id)
);

CREATE TABLE run (
  id               uuid PRIMARY KEY,
  portal_id        text NOT NULL REFERENCES portal,
  trigger          text NOT NULL CHECK (trigger IN ('cron', 'catch-up', 'manual')),
  state            text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'crawling', 'visiting', 'done', 'failed')),
  queued_at        timestamptz NOT NULL DEFAULT now(),
  started_at       timestamptz,
  finished_at      timestamptz,
  -- true when every page of every column was ok or not-modified
  complete         boolean NOT NULL DEFAULT false,
  listing_pages    integer NOT NULL DEFAULT 0,
  links_seen       integer NOT NULL DEFAULT 0,
  links_new        integer NOT NULL DEFAULT 0,
  error            text
);
CREATE INDEX run_portal ON run (portal_id, queued_at DESC);
CREATE INDEX run_open ON run (queued_at) WHERE state NOT IN ('done', 'failed');

-- A cron tick that was turned into a crawl; its key makes many schedulers one.
CREATE TABLE tick (
  portal_id        text NOT NULL REFERENCES portal,
  scheduled_for    timestamptz NOT NULL,
  run_id           uuid NOT NULL REFERENCES run,
  claimed_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (portal_id, scheduled_for)
);

CREATE TABLE page (
  id               uuid PRIMARY KEY,
  portal_id        text NOT NULL REFERENCES portal,
  column_id        text NOT NULL,
  role             text NOT NULL CHECK (role IN ('listing', 'report', 'attachment')),
  url              text NOT NULL,
  parent_id        uuid REFERENCES page,
  title            text,
  listed_at        date,
  first_seen_at    timestamptz NOT NULL DEFAULT now(),
  last_listed_at   timestamptz,
  last_visited_at  timestamptz,
  -- page state of the last visit
  state            text,
  state_reason     text,
  etag             text,
  last_modified    text,
  last_capture_id  uuid,
  -- of the last capture in state ok
  body_sha256      text,
  failures         integer NOT NULL DEFAULT 0,
  UNIQUE (portal_id, url)
);
CREATE INDEX page_column ON page (portal_id, column_id, role);
CREATE INDEX page_parent ON page (parent_id) WHERE parent_id IS NOT NULL;

-- One page to be visited in one run. Pending rows are what the queue is refilled from.
CREATE TABLE visit (
  run_id           uuid NOT NULL REFERENCES run ON DELETE CASCADE,
  page_id          uuid NOT NULL REFERENCES page,
  batch            integer NOT NULL,
  state            text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
  outcome          text,
  finished_at      timestamptz,
  PRIMARY KEY (run_id, page_id)
);
CREATE INDEX visit_open ON visit (run_id, batch) WHERE state = 'pending';

-- Who may ask a host now. Losing it costs one pause, so it need not survive a crash of the server.
CREATE UNLOGGED TABLE host_gate (
  host             text PRIMARY KEY,
  holder           uuid,
  lease_until      timestamptz,
  -- end of the last request
  left_at          timestamptz,
  -- the host asked for a longer pause
  paused_until     timestamptz
);

CREATE TABLE capture (
  id               uuid PRIMARY KEY,
  page_id          uuid NOT NULL REFERENCES page,
  run_id           uuid,
  url              text NOT NULL,
  captured_at      timestamptz NOT NULL,
  by               text NOT NULL CHECK (by IN ('http', 'browser')),
  status           integer NOT NULL,
  state            text NOT NULL,
  state_reason     text NOT NULL,
  media_type       text,
  charset          text,
  body_sha256      text NOT NULL,
  body_bytes       bigint NOT NULL,
  file             text NOT NULL,
  "offset"         bigint NOT NULL,
  length           bigint NOT NULL,
  authenticated    boolean NOT NULL DEFAULT true,
  -- null until derived
  derived_at       timestamptz,
  integrity        text,
  restricted_at     timestamptz,
  restricted_reason text
);
CREATE INDEX capture_page ON capture (page_id, captured_at DESC, id DESC);
CREATE INDEX capture_recent ON capture (captured_at DESC, id DESC);
CREATE INDEX capture_file ON capture (file, "offset");
CREATE INDEX capture_underived ON capture (captured_at) WHERE derived_at IS NULL;

CREATE TABLE extraction (
  capture_id         uuid NOT NULL REFERENCES capture,
  extractor_version  text NOT NULL,
  content_sha256     text NOT NULL,
  -- JSON, compressed with zstd by the program
  data               bytea NOT NULL,
  failing_checks     integer NOT NULL DEFAULT 0,
  technical          boolean NOT NULL DEFAULT false,
  created_at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (capture_id, extractor_version)
);
ALTER TABLE extraction ALTER COLUMN data SET STORAGE EXTERNAL;

CREATE TABLE report (
  id               uuid PRIMARY KEY,
  portal_id        text NOT NULL REFERENCES portal,
  publisher        text NOT NULL,
  year             integer NOT NULL,
  kind             text NOT NULL CHECK (kind IN ('annual', 'statistics-table')),
  title            text,
  claimed_published_at date,
  first_seen_at    timestamptz NOT NULL,
  -- begin of the last complete pass that did not hold it
  last_absent_at   timestamptz,
  -- set in the transaction that writes the version
  current_version_id uuid,
  UNIQUE (portal_id, publisher, year, kind)
);
CREATE INDEX report_list ON report (year DESC, publisher, id);

CREATE TABLE place (
  report_id        uuid NOT NULL REFERENCES report,
  page_id          uuid NOT NULL REFERENCES page,
  first_seen_at    timestamptz NOT NULL,
  last_seen_at     timestamptz NOT NULL,
  frozen_at        timestamptz,
  frozen_reason    text,
  PRIMARY KEY (report_id, page_id)
);
CREATE INDEX place_page ON place (page_id);

CREATE TABLE version (
  id               uuid PRIMARY KEY,
  report_id        uuid NOT NULL REFERENCES report,
  number           integer NOT NULL,
  page_id          uuid NOT NULL REFERENCES page,
  capture_id       uuid NOT NULL REFERENCES capture,
  content_sha256   text NOT NULL,
  extractor_version text NOT NULL,
  seen_at          timestamptz NOT NULL,
  returns_to       uuid REFERENCES version,
  UNIQUE (report_id, number)
);

CREATE TABLE change (
  id               uuid PRIMARY KEY,
  kind             text NOT NULL,
  audience         text NOT NULL CHECK (audience IN ('readers', 'operators')),
  -- null for what concerns no single portal: our own line, the archive
  portal_id        text REFERENCES portal,
  column_id        text,
  page_id          uuid REFERENCES page,
  report_id        uuid REFERENCES report,
  version_id       uuid REFERENCES version,
  previous_version_id uuid REFERENCES version,
  significance     text NOT NULL CHECK (significance IN ('none', 'minor', 'major')),
  detail           jsonb NOT NULL,
  -- recorded and not delivered: what was already there when watching began
  baseline         boolean NOT NULL DEFAULT false,
  detected_at      timestamptz NOT NULL,
  -- one event within its portal, however often a job runs
  dedupe_key       text NOT NULL
);
CREATE UNIQUE INDEX change_once ON change (coalesce(portal_id, ''), dedupe_key);
CREATE INDEX change_recent ON change (detected_at DESC, id DESC);
CREATE INDEX change_report ON change (report_id, detected_at DESC, id DESC);
CREATE INDEX change_portal ON change (portal_id, detected_at DESC, id DESC);

CREATE TABLE delivery (
  id               uuid PRIMARY KEY,
  change_id        uuid NOT NULL REFERENCES change,
  subscriber_id    text NOT NULL,
  channel          text NOT NULL CHECK (channel IN ('email', 'webhook')),
  state            text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed')),
  attempts         integer NOT NULL DEFAULT 0,
  created_at       timestamptz NOT NULL DEFAULT now(),
  next_attempt_at  timestamptz NOT NULL DEFAULT now(),
  -- until when the process that sends it has it for itself
  lease_until      timestamptz,
  last_error       text,
  sent_at          timestamptz,
  UNIQUE (change_id, subscriber_id, channel)
);
CREATE INDEX delivery_open ON delivery (next_attempt_at) WHERE state = 'pending';
CREATE INDEX delivery_recent ON delivery (created_at DESC, id DESC);

CREATE TABLE token (
  id               uuid PRIMARY KEY,
  name             text NOT NULL,
  token_sha256     text NOT NULL UNIQUE,
  created_at       timestamptz NOT NULL DEFAULT now(),
  last_used_at     timestamptz,
  revoked_at       timestamptz
);
