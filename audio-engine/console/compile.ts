import { SessionError } from "@/audio-engine/session/errors";
import { listNotBuilt } from "@/audio-engine/session/not-built";
import type { Session } from "@/audio-engine/session/schema";
import type { AssetLookup } from "./assets";
import { compileSession } from "./compile-session";
import { NodePlanner } from "./node-planner";
import type { NodePlan, Plan, SessionPlan, SidePlan } from "./plan";

/** One side of what the console holds. */
export interface ConsoleSide {
  readonly id: string;
  readonly session: Session;
}

/**
 * Sides → nodes, every print delayed to the latency of the slowest. While tracks are soloed each side has a second set
 * of nodes to hear, and its print stays what it is.
 * @throws SessionError "session/not-built" naming what this engine cannot sound; AssetMissingError.
 */
export function compile(
  sides: readonly ConsoleSide[],
  assets: AssetLookup,
  soloTrackIds: readonly string[] = [],
): Plan {
  for (const { session } of sides) refuseNotBuilt(session);
  const printed = sides.map(({ id, session }) =>
    compileSession(session, assets, { prefix: `${id}|print|`, soloTrackIds: [] }),
  );
  const latencyFrames = printed.reduce((most, { print }) => Math.max(most, print.latencyFrames), 0);
  const planSide = ({ id, session }: ConsoleSide, plan: SessionPlan): SidePlan => {
    const print = waitFor(`${id}|print|`, plan.print, latencyFrames);
    return {
      id,
      strips: plan.strips,
      print,
      heard: soloed(id, session)?.print ?? print,
      masterLimiter: masterLimiter(id, session),
      lengthFrames: session.lengthFrames,
    };
  };
  const soloed = (id: string, session: Session): SessionPlan | null => {
    const heard = soloTrackIds.filter((trackId) => session.tracks.some((track) => track.id === trackId));
    if (heard.length === 0) return null;
    const prefix = `${id}|solo|`;
    const plan = compileSession(session, assets, { prefix, soloTrackIds: heard });
    return { strips: plan.strips, print: waitFor(prefix, plan.print, latencyFrames) };
  };
  return { latencyFrames, sides: sides.map((side, i) => planSide(side, printed[i]!)) };
}

function waitFor(prefix: string, print: NodePlan, latencyFrames: number): NodePlan {
  return new NodePlanner(prefix).delayed("wait", print, latencyFrames - print.latencyFrames);
}

function masterLimiter(sideId: string, { master }: Session): string | null {
  const last = master.inserts.filter(({ unit }) => unit === "limiter").at(-1);
  return last === undefined ? null : `${sideId}|print|master/insert/${last.id}`;
}

function refuseNotBuilt(session: Session): void {
  const [first, ...rest] = listNotBuilt(session);
  if (first !== undefined) throw new SessionError([first, ...rest]);
}
