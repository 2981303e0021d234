/** By what an operator has reports followed; each has a default. */
export interface FollowRules {
  /** A report is called removed when all its places were `missing` so many times, over so many hours, in complete passes. */
  readonly goneTimes: number;
  readonly goneHours: number;
  /** What goes within two days with such a part of a portal's reports is held back. */
  readonly togetherShare: number;
  /** A listing that shows less than such a part of what was known is not believed. */
  readonly shortShare: number;
  /** Operators are reminded of a place that has stood still for so many days. */
  readonly recallDays: number;
  /** Operators are told of a place that has shown an earlier version for so many days. */
  readonly behindDays: number;
}

export const defaultRules: FollowRules = {
  goneTimes: 3,
  goneHours: 72,
  togetherShare: 1 / 5,
  shortShare: 1 / 2,
  recallDays: 7,
  behindDays: 7,
};
