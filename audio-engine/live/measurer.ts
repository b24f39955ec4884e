import type { PlaybackSystemName } from "@/audio-engine/params";
import type { TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";
import type { AssetPayload, ImpulseResponsePayload } from "@/audio-engine/worklet/protocol";
import type { LoopRegion, PrintFormat, Survey } from "./contract";
import type { WatchedWork } from "./studio-engine";

/** What the measuring worker does for the page: everything that takes longer than a block. */
export interface Measurer {
  /** Gives the worker its own copy of the PCM. */
  addAssets(assets: readonly AssetPayload[]): void;
  dropAssets(pcmSha256s: readonly string[]): void;
  /** Impulse responses of every microphone track of a side; a newer call for the same side overtakes an older one. */
  impulseResponses(
    sideId: string,
    session: Session,
  ): Promise<readonly ImpulseResponsePayload[] | "overtaken">;
  /** About how loud a session is in dB against itself with other settings; null when that takes a rendering. */
  estimate(session: Session, region: LoopRegion | null): Promise<number | null>;
  /** Loudness and outline of the print, or of a region of it. */
  survey(session: Session, region: LoopRegion | null): Promise<Survey>;
  /** What parts of a session lose on playback systems. */
  translate(
    session: Session,
    region: LoopRegion | null,
    parts: readonly TranslationPart[],
    systems: readonly PlaybackSystemName[],
  ): Promise<readonly TranslationLoss[]>;
  /** The whole print as a WAV file. Rejects with the signal's reason when it is no longer wanted. */
  print(session: Session, format: PrintFormat, work: WatchedWork): Promise<Uint8Array<ArrayBuffer>>;
}
