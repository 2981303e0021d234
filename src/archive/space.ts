import { statfs } from 'node:fs/promises';

/** Room on the disk that holds the archive, in bytes. */
export interface Space {
  readonly free: number;
  readonly total: number;
}

/** Null where the folder's file system does not tell. */
export async function spaceOf(directory: string): Promise<Space | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(directory);
    return blocks === 0 ? null : { free: bavail * bsize, total: blocks * bsize };
  } catch {
    // Not made yet, or of a kind that does not tell: nothing is warned of.
    return null;
  }
}

const gigabyte = 1024 ** 3;
/** Under so much a database and an archive on one disk soon stop. */
const least = 2 * gigabyte;
const shortDays = 60;
const longestDays = 3650;

/** How long the room will do, at a pace in bytes a day; null where that is ten years or more. */
export function daysLeft({ free }: Space, bytesPerDay: number): number | null {
  const days = bytesPerDay > 0 ? Math.floor(free / bytesPerDay) : longestDays;
  return days >= longestDays ? null : days;
}

/** Whether an operator should make room now: little is left, or it will not do for two months. */
export function isShort(space: Space, bytesPerDay: number): boolean {
  return space.free < least || (daysLeft(space, bytesPerDay) ?? longestDays) < shortDays;
}
