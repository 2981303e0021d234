-- What the servers say of the time, held against our own clock.
ALTER TABLE host_heard
  -- the server's time less ours, in milliseconds, when it last answered; null where it does not tell
  ADD COLUMN clock_skew_ms double precision,
  -- since when, by our clock, its time has been an hour or more before ours
  ADD COLUMN behind_since  timestamptz;
