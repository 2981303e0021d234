-- Outside the hours in which its portal may be asked, a run waits until then; null while it need not.
ALTER TABLE run ADD COLUMN waits_until timestamptz;
