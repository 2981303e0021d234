export { deadlineOf, judgeCalendar, latestDueYear } from './calendar.ts';
export { columnVerdicts, type ColumnVerdict } from './columns.ts';
export { appointmentOf, confirmWords, isLookDue, nextLook, type Appointment } from './confirm.ts';
export { followPass, type Followed } from './follow-pass.ts';
export { countServers, isOwnTrouble, judgeLine, type HostHeard, type LineRule } from './line.ts';
export { noNews, type NoNews } from './news.ts';
export { contradiction, lateness } from './oath.ts';
export type * from './seen.ts';
export { dayIn, endOfDay, timeIn } from './zone.ts';
