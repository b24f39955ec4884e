import { descriptorAt } from "@/audio-engine/session/address";
import { SessionError } from "@/audio-engine/session/errors";
import type { Clip, Insert, Send, Session, SpaceSource, Strip, Track } from "@/audio-engine/session/schema";
import { type AcousticPath, listAcousticPaths } from "./acoustic-paths";
import type { AssetLookup } from "./assets";
import type { LanePlan } from "./lane";
import { faderGain, MONO_TO_STEREO_GAIN } from "./levels";
import { NodePlanner } from "./node-planner";
import type { NodePlan, PlannedInput, SessionPlan, StripPlan } from "./plan";

export interface CompileOptions {
  /** Begins every identity of this session's nodes. */
  readonly prefix: string;
  /** When not empty, every other track is silent, its sends too. */
  readonly soloTrackIds: readonly string[];
}

/**
 * The nodes of one session. Strip: polarity → delay → inserts → (pre sends) → fader, pan, mute → (post sends) →
 * output. Mute silences both kinds of sends. A pre send is not panned: mono reaches both sides of the bus at −3.01 dB.
 * @throws AssetMissingError, SessionError "session/invalid" for buses in a circle.
 */
export function compileSession(session: Session, assets: AssetLookup, options: CompileOptions): SessionPlan {
  return new SessionCompiler(session, assets, options).compile();
}

class SessionCompiler {
  private readonly planner: NodePlanner;
  private readonly paths: readonly AcousticPath[];
  private readonly lanes: readonly AddressedLane[];
  private readonly strips = new Map<string, StripPlan>();
  private readonly open = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly assets: AssetLookup,
    private readonly options: CompileOptions,
  ) {
    this.planner = new NodePlanner(options.prefix);
    this.paths = listAcousticPaths(session);
    this.lanes = listLanes(session);
  }

  compile(): SessionPlan {
    // Also those that reach the master by no route: they may be tapped.
    for (const strip of [...this.session.tracks, ...this.session.buses]) this.strip(strip);
    const master = this.strip(this.session.master);
    return { strips: this.strips, print: master.postFader };
  }

  private strip(strip: Strip): StripPlan {
    const known = this.strips.get(strip.id);
    if (known !== undefined) return known;
    if (this.open.has(strip.id)) throw circle(strip.id);
    this.open.add(strip.id);
    const { planner } = this;
    const { id } = strip;
    const input = "input" in strip ? this.trackInput(strip) : planner.sum(`${id}/sum`, this.arriving(id));
    const { polarity, delayFrames, faderDb, pan } = strip;
    const stage = planner.stage(`${id}/stage`, input, { polarity, delayFrames });
    const postInserts = strip.inserts.reduce<NodePlan>(
      (from, insert) => this.insert(id, from, insert),
      stage,
    );
    const settings = { faderDb, pan, mute: this.isSilent(strip) };
    const lanes = [...this.lanesOf(id, "faderDb"), ...this.lanesOf(id, "pan")];
    const postFader = planner.channel(`${id}/channel`, postInserts, settings, lanes);
    const plan = { input, postInserts, postFader };
    this.strips.set(id, plan);
    return plan;
  }

  private insert(stripId: string, from: NodePlan, insert: Insert): NodePlan {
    const lanes = this.lanesOf(stripId, insert.id);
    return this.planner.insert(`${stripId}/insert/${insert.id}`, from, insert, lanes);
  }

  private isSilent(strip: Strip): boolean {
    const { soloTrackIds } = this.options;
    return strip.mute || ("input" in strip && soloTrackIds.length > 0 && !soloTrackIds.includes(strip.id));
  }

  /** What flows into a bus or the master: outputs first, then sends, in the order of the session. */
  private arriving(targetId: string): PlannedInput[] {
    const sources = [...this.session.tracks, ...this.session.buses];
    const outputs = sources
      .filter((strip) => strip.output === targetId)
      .map((strip) => ({ from: this.strip(strip).postFader, gain: 1 }));
    const sends = sources.flatMap((strip) =>
      strip.sends.filter((send) => send.bus === targetId).map((send) => this.send(strip, send)),
    );
    return this.planner.align(`${targetId}/align`, [...outputs, ...sends]);
  }

  private send(strip: Strip, send: Send): PlannedInput {
    const { postInserts, postFader } = this.strip(strip);
    const lanes = this.lanesOf(strip.id, send.id);
    if (lanes.length > 0) return { from: this.automatedSend(strip, send, lanes), gain: 1 };
    const level = faderGain(send.levelDb);
    if (send.tap === "post") return { from: postFader, gain: level };
    const spread = postInserts.stereo ? 1 : MONO_TO_STEREO_GAIN;
    return { from: postInserts, gain: this.isSilent(strip) ? 0 : level * spread };
  }

  private automatedSend(strip: Strip, send: Send, lanes: readonly LanePlan[]): NodePlan {
    const { postInserts, postFader } = this.strip(strip);
    const settings = { faderDb: send.levelDb, pan: 0, mute: send.tap === "pre" && this.isSilent(strip) };
    return this.planner.channel(
      `${strip.id}/send/${send.id}`,
      send.tap === "pre" ? postInserts : postFader,
      settings,
      lanes.map((lane) => ({ ...lane, path: ["faderDb"] })),
    );
  }

  /** What moves one place of a strip: its fader, its pan, a send, or the parameters of an insert. */
  private lanesOf(stripId: string, place: string): LanePlan[] {
    return this.lanes.flatMap(({ stripId: owner, place: at, path, points, scale }) =>
      owner === stripId && at === place ? [{ path, points, scale }] : [],
    );
  }

  private trackInput(track: Track): NodePlan {
    const { id, input } = track;
    switch (input.kind) {
      case "clips":
        return this.clips(`${id}/clips`, input.clips);
      case "generator":
        return this.planner.generator(`${id}/generator`, input.generator, this.session.lengthFrames);
      case "microphone":
        return this.microphone(id);
      case "liveInput":
        // Refused before it comes here.
        return this.planner.sum(`${id}/live`, []);
    }
  }

  private clips(name: string, clips: readonly Clip[]): NodePlan {
    const stereo = clips.some(({ asset }) => this.assets(asset).channels.length > 1);
    return this.planner.clips(name, clips, stereo);
  }

  private microphone(trackId: string): NodePlan {
    const heard = this.paths
      .filter((path) => path.trackId === trackId)
      .map((path) => {
        const feed = this.sourceFeed(path.spaceId, path.source);
        return { from: this.planner.room(`${trackId}/room/${path.sourceId}`, feed, path), gain: 1 };
      });
    const [only] = heard;
    return heard.length === 1 && only !== undefined
      ? only.from
      : this.planner.sumMono(`${trackId}/room`, heard);
  }

  private sourceFeed(spaceId: string, { id, feed }: SpaceSource): NodePlan {
    const name = `${spaceId}/source/${id}`;
    return Array.isArray(feed)
      ? this.clips(name, feed)
      : this.planner.generator(name, feed, this.session.lengthFrames);
  }
}

interface AddressedLane extends LanePlan {
  readonly stripId: string;
  readonly place: string;
}

function listLanes(session: Session): AddressedLane[] {
  return session.automation.flatMap(({ target, points }) => {
    const [stripId = "", place = "", ...inner] = target.split("/");
    const scale = descriptorAt(session, target)?.curve === "log" ? "log" : "linear";
    if (points.length === 0) return [];
    return [{ stripId, place, path: inner.length === 0 ? [place] : inner, points, scale }];
  });
}

function circle(id: string): SessionError {
  const message = `Bus "${id}" feeds itself; sound must not run in a circle.`;
  return new SessionError([{ code: "session/invalid", path: "buses", message }]);
}
