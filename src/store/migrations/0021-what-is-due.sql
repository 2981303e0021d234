-- Whoever asks what is due of a portal asks for the newest report year there, and for what happened lately among much that
-- happened long ago: each is found without reading all reports of the portal, or of all portals.
CREATE INDEX report_year ON report (portal_id, year);
CREATE INDEX report_restored ON report (portal_id) WHERE restored_at IS NOT NULL;
CREATE INDEX confirmation_withdrawn ON confirmation (version_id) WHERE state = 'withdrawn';
