import * as fc from 'fast-check';

// One seed for all property tests, so that a red run is the change's own; FAST_CHECK_SEED explores others.
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_080_501) });
