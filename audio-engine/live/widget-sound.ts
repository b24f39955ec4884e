import { sessionOfAsset } from "@/audio-engine/session/build";
import type { Monitor } from "@/audio-engine/session/comparison";
import type { AssetRef, Clip, Generator, Session } from "@/audio-engine/session/schema";
import type { ImpulseResponsePayload } from "@/audio-engine/worklet/protocol";
import type {
  EngineFailure,
  EngineSnapshot,
  LoadProgress,
  LoadRequest,
  LoopRegion,
  SideMatch,
  TapRequest,
} from "./contract";
import type { LoudnessMatch } from "./loudness-match";

export const QUIET_MONITOR: Monitor = { soloTrackIds: [], mono: false, dimDb: 0, system: null };

/** What the engine keeps for one widget, whether or not it has the transport. */
export class WidgetSound {
  readonly documents: Map<string, Session>;
  readonly impulseResponses = new Map<string, readonly ImpulseResponsePayload[]>();
  phase: "loading" | "ready" | "failed" = "loading";
  failure: EngineFailure | null = null;
  progress: LoadProgress | null = null;
  sideId: string;
  loop: LoopRegion | null;
  matched: boolean;
  matches: readonly SideMatch[] = [];
  monitor: Monitor = QUIET_MONITOR;
  positionFrame: number;
  taps: readonly TapRequest[];
  match: LoudnessMatch | null = null;
  /** Shown until something in it changes, so that a page that compares by identity does not draw again. */
  snapshot: EngineSnapshot | null = null;

  constructor(readonly request: LoadRequest) {
    this.documents = new Map(
      request.comparison.sides.map((side) => [
        side.id,
        side.kind === "session" ? side.session : sessionOfAsset(side.id, side.asset, side.frames, 1),
      ]),
    );
    this.sideId = request.startSideId;
    this.loop = request.loop;
    this.matched = request.comparison.matched;
    this.positionFrame = request.loop?.startFrame ?? 0;
    this.taps = request.taps;
  }

  /** Loudness that came with the load, by the document it belongs to; none once another loop is set. */
  knownLufs(): Map<Session, number> {
    if (this.loop !== this.request.loop) return new Map();
    return new Map(
      Object.entries(this.request.knownLufs ?? {}).flatMap(([sideId, lufs]) => {
        const session = this.documents.get(sideId);
        return session === undefined ? [] : [[session, lufs] as const];
      }),
    );
  }

  /** Monitor gains as the worklet takes them: none while matching is off. */
  matchGains(): { sideId: string; gainDb: number }[] {
    return [...this.documents.keys()].map((sideId) => ({
      sideId,
      gainDb: this.matched ? (this.matches.find((match) => match.sideId === sideId)?.gainDb ?? 0) : 0,
    }));
  }

  /** How much softer the heard side's preview plays, so that it is as loud as its side will be; 0 where that is unknown. */
  previewMatchDb(): number {
    const known = this.knownLufs();
    if (!this.matched || known.size < this.documents.size) return 0;
    const session = this.documents.get(this.sideId);
    const lufs = session === undefined ? undefined : known.get(session);
    return lufs === undefined ? 0 : Math.min(...known.values()) - lufs;
  }

  /** Every sound that any side refers to. */
  assetRefs(): AssetRef[] {
    return [...this.documents.values()].flatMap(refsOf);
  }
}

/** True when two documents place any microphone, source or room differently, so that responses must be made anew. */
export function acousticsDiffer(before: Session, after: Session): boolean {
  return acousticKey(before) !== acousticKey(after);
}

function acousticKey(session: Session): string {
  const microphones = session.tracks.flatMap((track) =>
    track.input.kind === "microphone" ? [[track.id, track.input]] : [],
  );
  const spaces = session.spaces.map((space) => [
    space.id,
    space.room,
    space.sources.map((source) => [source.id, source.position, source.aim]),
  ]);
  return JSON.stringify([microphones, spaces]);
}

export function hasMicrophones(session: Session): boolean {
  return session.tracks.some((track) => track.input.kind === "microphone");
}

function refsOf(session: Session): AssetRef[] {
  const feeds: (readonly Clip[] | Generator)[] = session.spaces.flatMap((space) =>
    space.sources.map((source) => source.feed),
  );
  for (const track of session.tracks) if (track.input.kind === "clips") feeds.push(track.input.clips);
  return feeds.flatMap((feed) => (Array.isArray(feed) ? feed.map((clip: Clip) => clip.asset) : []));
}
