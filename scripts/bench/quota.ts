import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import type { Browser } from "playwright";

/** A short period, so that a process that has used up its share waits 7.5 ms and not 75. */
const PERIOD_MICROSECONDS = 10_000;
const QUOTA_MICROSECONDS = PERIOD_MICROSECONDS / 4;
const GROUP = "behind-the-glass-bench";

export interface Quota {
  /** What holds the browser, for people. */
  readonly how: string;
  /** Lets go. Answers how often they had to wait, where the system tells. */
  lift(): string;
}

/** Holds all processes of a browser to a quarter of one core together: by a quota of the system, or the next best. */
export async function holdToQuarterCore(browser: Browser): Promise<Quota> {
  const pids = await processesOf(browser);
  return cgroup2(pids) ?? cgroup1(pids) ?? cpulimit(pids) ?? counterLoad(pids);
}

/** Process ids of a browser. */
export async function processesOf(browser: Browser, type?: string): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.filter((each) => type === undefined || each.type === type).map(({ id }) => id);
}

function cgroup2(pids: readonly number[]): Quota | null {
  if (!existsSync("/sys/fs/cgroup/cgroup.controllers")) return null;
  return cgroup(`/sys/fs/cgroup/${GROUP}`, pids, "a quota of the system (cgroup 2, cpu.max)", {
    "../cgroup.subtree_control": "+cpu",
    "cpu.max": `${QUOTA_MICROSECONDS} ${PERIOD_MICROSECONDS}`,
  });
}

function cgroup1(pids: readonly number[]): Quota | null {
  if (!existsSync("/sys/fs/cgroup/cpu/tasks")) return null;
  return cgroup(`/sys/fs/cgroup/cpu/${GROUP}`, pids, "a quota of the system (cgroup 1, cpu.cfs_quota_us)", {
    "cpu.cfs_period_us": String(PERIOD_MICROSECONDS),
    "cpu.cfs_quota_us": String(QUOTA_MICROSECONDS),
    "cpu.rt_period_us": String(PERIOD_MICROSECONDS),
    "cpu.rt_runtime_us": String(QUOTA_MICROSECONDS),
  });
}

function cgroup(
  folder: string,
  pids: readonly number[],
  how: string,
  settings: Readonly<Record<string, string>>,
): Quota | null {
  const lift = (): string => {
    const waited = /nr_throttled (\d+)/.exec(readOr(`${folder}/cpu.stat`, ""))?.[1];
    for (const pid of pids) tryTo(() => writeFileSync(`${folder}/../cgroup.procs`, String(pid)));
    tryTo(() => rmdirSync(folder));
    return waited === undefined ? "" : `They had to wait ${waited} times.`;
  };
  const held = tryTo(() => {
    mkdirSync(folder, { recursive: true });
    for (const [file, value] of Object.entries(settings)) {
      // Not every system counts real-time threads by themselves.
      if (file.startsWith("cpu.rt_") && !existsSync(`${folder}/${file}`)) continue;
      writeFileSync(`${folder}/${file}`, value);
    }
    for (const pid of pids) writeFileSync(`${folder}/cgroup.procs`, String(pid));
  });
  if (held) return { how, lift };
  lift();
  return null;
}

/** Whether it worked; a machine that does not allow it is no error here. */
function tryTo(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function readOr(file: string, otherwise: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : otherwise;
}

function cpulimit(pids: readonly number[]): Quota | null {
  if (spawnSync("cpulimit", ["--help"]).error !== undefined) return null;
  const share = String(Math.max(1, Math.floor(25 / pids.length)));
  const limits = pids.map((pid) => spawn("cpulimit", ["-l", share, "-p", String(pid)], { stdio: "ignore" }));
  return { how: `cpulimit, ${share} % for each of the browser's processes`, lift: () => end(limits) };
}

/** All on one core, beside three that are always busy. Threads share it, so that this is milder than a quota. */
function counterLoad(pids: readonly number[]): Quota {
  const pin = (pid: number | undefined): void => {
    if (pid !== undefined)
      tryTo(() => execFileSync("taskset", ["-a", "-c", "-p", "0", String(pid)], { stdio: "ignore" }));
  };
  for (const pid of pids) pin(pid);
  const busy = Array.from({ length: 3 }, () =>
    spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" }),
  );
  for (const { pid } of busy) pin(pid);
  return {
    how: "three busy processes on the browser's one core (no quota could be set)",
    lift: () => end(busy),
  };
}

function end(children: readonly ChildProcess[]): string {
  for (const child of children) child.kill();
  return "";
}
