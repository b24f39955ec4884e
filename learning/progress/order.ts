/** Where something stands in the history of all devices. */
export interface Stamp {
  readonly atMs: number;
  readonly deviceId: string;
  readonly sequence: number;
}

/** Negative when `a` came first: by time, then device, then sequence. The same on every device. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a.atMs - b.atMs || compareTexts(a.deviceId, b.deviceId) || a.sequence - b.sequence;
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
