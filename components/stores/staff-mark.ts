import { useSyncExternalStore } from "react";

const KEY = "behind-the-glass/staff";

/**
 * Leaves word on this device that whoever uses it teaches, for pages that know nobody. It only shows or hides what leads to
 * the classroom; what somebody may do there the server decides.
 */
export function markStaff(isStaff: boolean): void {
  try {
    if (isStaff) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing shows the short way to nobody.
  }
}

function isMarked(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function onOtherTabs(notify: () => void): () => void {
  window.addEventListener("storage", notify);
  return () => window.removeEventListener("storage", notify);
}

/** Whether the classroom's pages have left that word here. */
export const useStaffMark = (): boolean => useSyncExternalStore(onOtherTabs, isMarked, () => false);
