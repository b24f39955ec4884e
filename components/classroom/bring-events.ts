import type { useProgress } from "@/components/stores/progress-store";
import { call } from "./call";

type Events = ReturnType<typeof useProgress.getState>["events"];

const EVENTS_AT_ONCE = 500;

/** Tells the class what this device remembers; what it knows already counts once. @throws {CallError} */
export async function bringEvents(events: Events): Promise<void> {
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE)
    await call("POST", "progress", { events: events.slice(start, start + EVENTS_AT_ONCE) });
}
