import type { EqInsert, Insert, LimiterInsert, Session } from "@/audio-engine";
import { withInsert } from "@/audio-engine";

/** The two links of a master's chain. */
export interface MasterChain {
  readonly eq: EqInsert | null;
  readonly limiter: LimiterInsert | null;
}

export function chainOf(session: Session): MasterChain {
  const { inserts } = session.master;
  return {
    eq: inserts.find((insert): insert is EqInsert => insert.unit === "eq") ?? null,
    limiter: inserts.find((insert): insert is LimiterInsert => insert.unit === "limiter") ?? null,
  };
}

export function withEnabled(session: Session, insert: Insert, enabled: boolean): Session {
  return withInsert(session, "master", insert.id, (now) => ({ ...now, enabled }));
}

export function withDrive(session: Session, limiter: LimiterInsert, inputGainDb: number): Session {
  return withInsert(session, "master", limiter.id, (now) =>
    now.unit === "limiter" ? { ...now, params: { ...now.params, inputGainDb } } : now,
  );
}
