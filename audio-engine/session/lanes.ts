import type { ParameterDescriptor } from "@/audio-engine/params";
import type { Automation, Session } from "./schema";

export type LanePoint = Automation["points"][number];

/** The points that move what stands at an address, in the order of time; none where nothing does. */
export function lanePoints(session: Session, target: string): readonly LanePoint[] {
  return session.automation.find((lane) => lane.target === target)?.points ?? [];
}

/** The session with the points of one address; without its lane when there is none left. */
export function withLanePoints(session: Session, target: string, points: readonly LanePoint[]): Session {
  const lane = { target, points: [...points] };
  const known = session.automation.some((other) => other.target === target);
  const automation = known
    ? session.automation.map((other) => (other.target === target ? lane : other))
    : [...session.automation, lane];
  return {
    ...session,
    automation: automation.filter((other) => other.target !== target || points.length > 0),
  };
}

/**
 * A lane's value at a frame, as the console moves it but for the 10 ms in which it glides from a held value to the next;
 * null for a lane without points.
 */
export function laneValueAt(
  points: readonly LanePoint[],
  descriptor: Pick<ParameterDescriptor, "curve"> | null,
  atFrame: number,
): number | null {
  const i = points.filter((point) => point.atFrame <= atFrame).length - 1;
  const before = points[i];
  if (before === undefined) return points[0]?.value ?? null;
  const after = points[i + 1];
  if (before.curve === "hold" || after === undefined) return before.value;
  const share01 = (atFrame - before.atFrame) / (after.atFrame - before.atFrame);
  // Along the control's travel where that is logarithmic.
  return descriptor?.curve === "log"
    ? before.value * (after.value / before.value) ** share01
    : before.value + (after.value - before.value) * share01;
}
