-- Whether a page still links to the file that held its report: one that no page links to is gone for whoever reads the page.
ALTER TABLE page_attachment ADD COLUMN linked boolean NOT NULL DEFAULT true;

-- How many crawls of the portal have to end before a delivery goes that another pass may take back, whatever the clock says: the
-- program may have been off.
ALTER TABLE delivery ADD COLUMN awaits_runs integer NOT NULL DEFAULT 0;

-- When a second look was called for, from when on it can be missed; and the server's time less ours when the version was seen, by
-- which the time between two looks is told where our own clock was set meanwhile.
ALTER TABLE confirmation ADD COLUMN called_at timestamptz;
ALTER TABLE confirmation ADD COLUMN clock_skew_ms double precision;

-- By how much our clock was ahead in a pass, as the servers said: a day that ends within it had not ended.
ALTER TABLE column_pass ADD COLUMN clock_lead_ms integer NOT NULL DEFAULT 0;

-- Every report that a correction notice names, where it names more than one.
ALTER TABLE correction ADD COLUMN several jsonb NOT NULL DEFAULT '[]';
