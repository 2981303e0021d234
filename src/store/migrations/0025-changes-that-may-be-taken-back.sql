-- What a further crawl may take back is believed when so many crawls have ended and this time has come, whoever is told of it.
ALTER TABLE change ADD COLUMN awaits_runs integer NOT NULL DEFAULT 0;
ALTER TABLE change ADD COLUMN tell_at timestamptz;
UPDATE change SET awaits_runs = waiting.runs, tell_at = waiting.at FROM (
  SELECT change_id, max(awaits_runs) AS runs, max(next_attempt_at) AS at FROM delivery
  WHERE state = 'pending' AND attempts = 0 GROUP BY change_id) AS waiting
WHERE change.id = waiting.change_id AND change.kind IN ('report.unlisted', 'report.restored');
CREATE INDEX change_awaiting ON change (portal_id) WHERE awaits_runs > 0;
