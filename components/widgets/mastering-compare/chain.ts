import type { CompressorInsert, EqInsert, Insert, LimiterInsert, Session } from "@/audio-engine";
import { newInsert, withInsert, withStrip } from "@/audio-engine";

/** The links of a master's chain. */
export interface MasterChain {
  readonly eq: EqInsert | null;
  readonly compressor: CompressorInsert | null;
  readonly limiter: LimiterInsert | null;
}

export function chainOf(session: Session): MasterChain {
  const { inserts } = session.master;
  return {
    eq: inserts.find((insert): insert is EqInsert => insert.unit === "eq") ?? null,
    compressor: inserts.find((insert): insert is CompressorInsert => insert.unit === "compressor") ?? null,
    limiter: inserts.find((insert): insert is LimiterInsert => insert.unit === "limiter") ?? null,
  };
}

export function withEnabled(session: Session, insert: Insert, enabled: boolean): Session {
  return withInsert(session, "master", insert.id, (now) => ({ ...now, enabled }));
}

export function withLimiter(
  session: Session,
  limiter: LimiterInsert,
  change: Partial<LimiterInsert["params"]>,
): Session {
  return withInsert(session, "master", limiter.id, (now) =>
    now.unit === "limiter" ? { ...now, params: { ...now.params, ...change } } : now,
  );
}

/** Slow and shallow, with the bass left out of what it listens to: it leans, it does not grab. */
const GLUE = {
  thresholdDb: -20,
  ratio: 2,
  kneeDb: 6,
  attackSeconds: 0.03,
  releaseSeconds: 0.2,
  sidechainLowCutHz: 100,
} as const;

/** A gentle compressor just before the limiter; the same session where there is one already. */
export function withCompressor(session: Session): Session {
  if (chainOf(session).compressor !== null) return session;
  return withStrip(session, "master", (strip) => {
    const at = strip.inserts.findIndex(({ unit }) => unit === "limiter");
    const compressor = newInsert("compressor", "glue", GLUE);
    const before = at < 0 ? strip.inserts.length : at;
    return {
      ...strip,
      inserts: [...strip.inserts.slice(0, before), compressor, ...strip.inserts.slice(before)],
    };
  });
}

export function withThreshold(session: Session, compressor: CompressorInsert, thresholdDb: number): Session {
  return withInsert(session, "master", compressor.id, (now) =>
    now.unit === "compressor" ? { ...now, params: { ...now.params, thresholdDb } } : now,
  );
}

/** The equaliser with some of its parameters changed. */
export function withEq(session: Session, eq: EqInsert, params: Readonly<Record<string, unknown>>): Session {
  return withInsert(session, "master", eq.id, (now) =>
    now.unit === "eq" ? { ...now, params: { ...now.params, ...params } } : now,
  );
}
