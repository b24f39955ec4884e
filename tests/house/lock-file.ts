export interface LockFile {
  packages: Record<string, { version?: string; resolved?: string }>;
}

export type MinimumVersions = Record<string, { minimum: string; reason: string }>;

/** Whether a version is at least another; a pre-release comes before its release. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [release = "", prerelease] = version.split("-");
  const have = release.split(".").map(Number);
  const want = minimum.split(".").map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return prerelease === undefined;
}

/** Locked packages below their minimum safe version, and minimums of packages that are not there. */
export function unsafeVersions(lock: LockFile, minimums: MinimumVersions): string[] {
  return Object.entries(minimums).flatMap(([name, { minimum, reason }]) => {
    const copies = Object.entries(lock.packages).filter(
      ([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`),
    );
    if (copies.length === 0) return [`${name} is not in the lock file: remove its minimum`];
    return copies
      .filter(([, { version = "" }]) => !isAtLeast(version, minimum))
      .map(([place, { version }]) => `${place} ${version} is older than ${minimum}: ${reason}`);
  });
}

/** Packages whose place of download is written down. */
export const namedHosts = (lock: LockFile): string[] =>
  Object.entries(lock.packages).flatMap(([place, { resolved }]) => (resolved === undefined ? [] : [place]));
