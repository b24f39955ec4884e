import type { AssetLookup } from "@/audio-engine/console/assets";
import { listNotBuilt } from "@/audio-engine/session/not-built";
import type { Session } from "@/audio-engine/session/schema";
import { estimateLevelDb, listFeeds } from "./estimate-level";
import { type Feed, feedSpectrum } from "./feed-spectra";
import type { FrameRange } from "./worker-protocol";

/** Enough for the tracks of a few widgets; the oldest is forgotten first. */
const MOST_KEPT = 128;

/** Estimates that stay quick while a control moves: the spectrum of each feed is analysed once. */
export class LevelEstimates {
  private readonly spectra = new Map<string, Float64Array>();

  constructor(private readonly assets: AssetLookup) {}

  /** As `estimateLevelDb`. @throws AssetMissingError, SessionError, or the signal's reason. */
  async levelDb(session: Session, range: FrameRange | null, signal: AbortSignal): Promise<number | null> {
    if (listNotBuilt(session).length > 0) return null;
    // Sessions that cannot be estimated are found out before anything is analysed for them.
    if (estimateLevelDb(session, () => new Float64Array(0)) === null) return null;
    const whole = range ?? { fromFrame: 0, toFrame: session.lengthFrames };
    const spectra = new Map<Feed, Float64Array>();
    for (const feed of listFeeds(session)) {
      const key = JSON.stringify([feed, whole]);
      let spectrum = this.spectra.get(key);
      if (spectrum === undefined) {
        // Lets messages in: what the student does meanwhile is more urgent.
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal.throwIfAborted();
        spectrum = feedSpectrum(feed, session, whole, this.assets);
        this.keep(key, spectrum);
      }
      spectra.set(feed, spectrum);
    }
    return estimateLevelDb(session, (feed) => spectra.get(feed) ?? new Float64Array(0));
  }

  private keep(key: string, spectrum: Float64Array): void {
    this.spectra.set(key, spectrum);
    const [oldest] = this.spectra.keys();
    if (this.spectra.size > MOST_KEPT && oldest !== undefined) this.spectra.delete(oldest);
  }
}
