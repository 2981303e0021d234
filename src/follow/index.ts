export { countAbsence, goneRule, isGone } from './absence.ts';
export { deadlineOf, judgeCalendar, latestDueYear, type Declared, type OpenTitle } from './calendar.ts';
export { columnVerdicts, judgeColumn, type ColumnVerdict } from './columns.ts';
export { appointmentOf, confirmWords, nextLook, type Appointment } from './confirm.ts';
export { followPass, type Followed } from './follow-pass.ts';
export { contradiction, type Oath } from './oath.ts';
export type * from './seen.ts';
export { heldTogether, isMany } from './together.ts';
export { dayIn, endOfDay, timeIn } from './zone.ts';
