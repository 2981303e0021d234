/** Processor time of this thread, in milliseconds. What else the machine does at the same time does not count. */
export function cpuClock(): () => number {
  const begin = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(begin);
    return (user + system) / 1000;
  };
}
