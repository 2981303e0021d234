-- Whoever forgets a run asks for its ticks, once for each run.
CREATE INDEX tick_run ON tick (run_id);
