import type { PlaybackSystemName } from "@/audio-engine/params";
import type { Monitor, TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";
import type {
  Captured,
  EngineReport,
  EngineSnapshot,
  LoadRequest,
  LoopRegion,
  MicrophoneEvents,
  OpenMicrophone,
  PrintFormat,
  Survey,
  TapRequest,
} from "./contract";
import type { ClickRun } from "./metronome";

/** How long work is followed, and given up. */
export interface WatchedWork {
  readonly signal: AbortSignal;
  /** 0…1. */
  readonly onProgress: (share01: number) => void;
}

/**
 * The one engine of the page. Each widget has an id of its own (`ownerId`) under which its comparison, loop, side and
 * match are kept; one widget at a time has the transport, and `play` takes it over with a fade. Every call is safe in
 * every state: what cannot be done now is kept for when it can, or answered by `failed` with a sentence.
 */
export interface StudioEngine {
  getSnapshot(ownerId: string): EngineSnapshot;
  subscribe(listener: () => void): () => void;
  /** Reports while this widget plays. */
  onReport(ownerId: string, listener: (report: EngineReport) => void): () => void;
  /** Fetches and decodes without making sound or an AudioContext. Resolves when ready; rejects never: see `failure`. */
  load(request: LoadRequest): Promise<void>;
  /** Must be called inside a user gesture the first time. */
  play(ownerId: string): void;
  stop(ownerId: string): void;
  /** Stops whatever sounds, whoever owns it (Esc). */
  stopAll(): void;
  seek(ownerId: string, frame: number): void;
  setLoop(ownerId: string, loop: LoopRegion | null): void;
  selectSide(ownerId: string, sideId: string): void;
  /** The new document of one side. Parameters glide in 20 ms, structural changes cross-fade in 10 ms. */
  edit(ownerId: string, sideId: string, session: Session): void;
  setMatched(ownerId: string, matched: boolean): void;
  setMonitor(ownerId: string, monitor: Monitor): void;
  setVolumeDb(volumeDb: number): void;
  /**
   * Loudness and outline of a session's print over a region (null: the whole of it; the widget's loop when not given),
   * rendered apart from what plays; null when the widget is not ready. The session may use the widget's sounds only.
   */
  survey(ownerId: string, session: Session, region?: LoopRegion | null): Promise<Survey | null>;
  /**
   * What parts of a session, and its print, lose on playback systems over the widget's loop, rendered apart from what
   * plays; null when the widget is not ready. The session may use the widget's sounds only.
   */
  translate(
    ownerId: string,
    session: Session,
    parts: readonly TranslationPart[],
    systems: readonly PlaybackSystemName[],
  ): Promise<readonly TranslationLoss[] | null>;
  /** Other places to look at, from the next report on. */
  setTaps(ownerId: string, taps: readonly TapRequest[]): void;
  /**
   * The whole print of a session as the bytes of a WAV file at 48 kHz. The session may use the widget's sounds only.
   * Rejects with a sentence, or with the signal's reason.
   */
  print(
    ownerId: string,
    session: Session,
    format: PrintFormat,
    work: WatchedWork,
  ): Promise<Uint8Array<ArrayBuffer>>;
  /** Sounds one pitch for a moment, in place of whatever plays: a frequency as a note. Call inside a gesture. */
  audition(frequencyHz: number): void;
  /**
   * Opens the student's microphone, in place of whatever plays. Call inside a gesture.
   * Rejects with an error whose message is one sentence for people.
   */
  openMicrophone(events: MicrophoneEvents): Promise<OpenMicrophone>;
  /**
   * Sounds `beats` clicks in place of whatever plays, and says when each is heard. Call inside a gesture. Null where
   * there is no output; the reason stands in the snapshot.
   */
  clicks(bpm: number, beats: number): Promise<ClickRun | null>;
  /** The next `frames` of the heard side's print (before match, monitor and volume) or of the output. For diagnostics. */
  capture(point: "print" | "output", frames: number): Promise<Captured>;
  /** Leaves the page: stops with a fade if this widget owns the transport, frees its buffers. */
  release(ownerId: string): void;
}
