-- Only the current version of a report waits for a second look; what waited besides is told as seen once when its time comes.
UPDATE confirmation SET state = 'seen-once'
WHERE state = 'waiting' AND NOT EXISTS (SELECT FROM report WHERE report.current_version_id = confirmation.version_id);
