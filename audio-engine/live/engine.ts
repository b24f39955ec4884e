import type { PlaybackSystemName } from "@/audio-engine/params";
import type { Monitor, TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import { SessionError } from "@/audio-engine/session/errors";
import { parseSession } from "@/audio-engine/session/parse";
import type { Session } from "@/audio-engine/session/schema";
import type { Report } from "@/audio-engine/worklet/protocol";
import { AssetLoader } from "./asset-loader";
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
import { EngineError, toFailure } from "./errors";
import { LoudnessMatch } from "./loudness-match";
import type { Measurer } from "./measurer";
import type { ClickRun } from "./metronome";
import { PreviewPlayer } from "./preview-player";
import { readReport } from "./report";
import { snapshotOf } from "./snapshot";
import { SoundLibrary } from "./sound-library";
import { Stage } from "./stage";
import type { StudioEngine, WatchedWork } from "./studio-engine";
import { acousticsDiffer, hasMicrophones, WidgetSound } from "./widget-sound";

/** The page's engine. Made once, never in an effect; `StudioEngine` says what each call promises. */
export class LiveEngine implements StudioEngine {
  /** Sounds made on this page are put in here before they are loaded as a side. */
  readonly assets = new AssetLoader();
  private readonly listeners = new Set<() => void>();
  private readonly reportListeners = new Map<string, Set<(report: EngineReport) => void>>();
  private readonly widgets = new Map<string, WidgetSound>();
  private readonly previews = new PreviewPlayer();
  private readonly library: SoundLibrary;
  private readonly stage: Stage;

  constructor(private readonly measurer: Measurer) {
    this.library = new SoundLibrary(this.assets, (arrived) => measurer.addAssets(arrived));
    this.stage = new Stage(this.library, this.previews, {
      changed: () => this.changed(),
      reported: (report) => this.reported(report),
      failed: (error) => this.fail(this.stage.wanted, error),
    });
  }

  /** Widgets that have been loaded, for diagnostics. */
  ownerIds(): string[] {
    return [...this.widgets.keys()];
  }

  getSnapshot(ownerId: string): EngineSnapshot {
    const widget = this.widgets.get(ownerId) ?? null;
    const view = snapshotOf(widget, this.stage);
    if (widget !== null) widget.snapshot = view;
    return view;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onReport(ownerId: string, listener: (report: EngineReport) => void): () => void {
    const listeners = this.reportListeners.get(ownerId) ?? new Set();
    this.reportListeners.set(ownerId, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  async load(request: LoadRequest): Promise<void> {
    this.forget(request.ownerId);
    const widget = new WidgetSound(request);
    this.widgets.set(request.ownerId, widget);
    for (const preview of Object.values(request.previews ?? {})) this.previews.prefetch(preview);
    this.changed();
    await this.prepare(widget);
  }

  play(ownerId: string): void {
    const widget = this.widgets.get(ownerId);
    if (widget === undefined) return;
    try {
      this.stage.open();
    } catch (error) {
      this.fail(widget, error);
      return;
    }
    if (widget.phase === "ready") this.startOrReload(widget);
    else this.stage.playPreview(widget);
    if (widget.phase === "failed" && widget.failure?.retryable === true) void this.prepare(widget);
    this.changed();
  }

  stop(ownerId: string): void {
    if (this.stage.wanted?.request.ownerId === ownerId) this.stopAll();
  }

  stopAll(): void {
    this.stage.stop();
    this.changed();
  }

  seek(ownerId: string, frame: number): void {
    this.with(ownerId, (widget) => {
      widget.positionFrame = frame;
      this.stage.tell(widget, { type: "seek", positionFrame: frame });
    });
  }

  setLoop(ownerId: string, loop: LoopRegion | null): void {
    this.with(ownerId, (widget) => {
      widget.loop = loop;
      this.stage.tell(widget, { type: "setLoop", loop });
      widget.match?.update(widget.documents, loop, "settled");
    });
  }

  selectSide(ownerId: string, sideId: string): void {
    this.with(ownerId, (widget) => {
      if (!widget.documents.has(sideId)) return;
      widget.sideId = sideId;
      this.stage.tell(widget, { type: "selectSide", sideId });
      if (this.stage.wanted === widget && this.stage.transport === "previewing")
        this.stage.playPreview(widget);
    });
  }

  edit(ownerId: string, sideId: string, session: Session): void {
    this.with(ownerId, (widget) => {
      const before = widget.documents.get(sideId);
      if (before === undefined || before === session) return;
      widget.documents.set(sideId, session);
      this.stage.edit(widget, sideId, session);
      if (acousticsDiffer(before, session)) this.moveMicrophones(widget, sideId, session);
      widget.match?.update(widget.documents, widget.loop, "settled");
    });
  }

  setMatched(ownerId: string, matched: boolean): void {
    this.with(ownerId, (widget) => {
      widget.matched = matched;
      if (this.stage.wanted === widget && this.stage.transport === "previewing")
        this.stage.playPreview(widget);
      this.stage.tell(widget, { type: "setMatchGains", gains: widget.matchGains() });
    });
  }

  setMonitor(ownerId: string, monitor: Monitor): void {
    this.with(ownerId, (widget) => {
      widget.monitor = monitor;
      this.stage.tell(widget, { type: "setMonitor", monitor });
    });
  }

  setTaps(ownerId: string, taps: readonly TapRequest[]): void {
    this.with(ownerId, (widget) => {
      widget.taps = taps;
      this.stage.tell(widget, { type: "setTaps", taps });
    });
  }

  print(
    ownerId: string,
    session: Session,
    format: PrintFormat,
    work: WatchedWork,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const phase = this.widgets.get(ownerId)?.phase;
    if (phase !== "ready") return Promise.reject(new EngineError("engine/not-ready"));
    return this.measurer.print(session, format, work);
  }

  audition(frequencyHz: number): void {
    try {
      this.stage.open();
      this.stage.audition(frequencyHz);
    } catch (error) {
      this.fail(null, error);
    }
    this.changed();
  }

  async openMicrophone(events: MicrophoneEvents): Promise<OpenMicrophone> {
    this.stage.open();
    this.stopAll();
    return this.stage.openMicrophone(events);
  }

  async clicks(bpm: number, beats: number): Promise<ClickRun | null> {
    try {
      this.stage.open();
      return await this.stage.clicks(bpm, beats);
    } catch (error) {
      this.fail(null, error);
      return null;
    } finally {
      this.changed();
    }
  }

  setVolumeDb(volumeDb: number): void {
    this.stage.setVolumeDb(volumeDb);
    this.changed();
  }

  capture(point: "print" | "output", frames: number): Promise<Captured> {
    return this.stage.capture(point, frames);
  }

  async survey(ownerId: string, session: Session, region?: LoopRegion | null): Promise<Survey | null> {
    const widget = this.widgets.get(ownerId);
    if (widget?.phase !== "ready") return null;
    return this.measurer.survey(session, region === undefined ? widget.loop : region);
  }

  async translate(
    ownerId: string,
    session: Session,
    parts: readonly TranslationPart[],
    systems: readonly PlaybackSystemName[],
  ): Promise<readonly TranslationLoss[] | null> {
    const widget = this.widgets.get(ownerId);
    if (widget?.phase !== "ready") return null;
    return this.measurer.translate(session, widget.loop, parts, systems);
  }

  release(ownerId: string): void {
    this.forget(ownerId);
    const unused = this.library.release(ownerId);
    if (unused.length > 0) {
      this.measurer.dropAssets(unused);
      this.stage.dropAssets(unused);
    }
    this.changed();
  }

  private async prepare(widget: WidgetSound): Promise<void> {
    const { ownerId } = widget.request;
    widget.phase = "loading";
    widget.failure = null;
    this.changed();
    try {
      for (const session of widget.documents.values()) parseSession(session);
      await this.library.hold(ownerId, widget.assetRefs(), (progress) => {
        widget.progress = progress;
        this.changed();
      });
      await this.respond(widget);
    } catch (error) {
      // A widget that left the page meanwhile has taken its sounds with it.
      if (this.widgets.get(ownerId) !== widget) return;
      this.fail(widget, error instanceof SessionError ? sessionFailure(error) : error);
      return;
    }
    if (this.widgets.get(ownerId) !== widget) return;
    widget.phase = "ready";
    widget.progress = null;
    this.matchSides(widget);
    if (this.stage.wanted === widget) this.stage.play(widget);
    this.changed();
  }

  /** After the worklet was lost its PCM is gone: fetch it again, from the browser's cache. */
  private startOrReload(widget: WidgetSound): void {
    const hashes = widget.assetRefs().map((ref) => ref.pcmSha256);
    if (this.library.has(hashes)) {
      this.stage.play(widget);
      return;
    }
    this.stage.playPreview(widget);
    void this.prepare(widget);
  }

  private async respond(widget: WidgetSound): Promise<void> {
    for (const [sideId, session] of widget.documents) {
      if (!hasMicrophones(session)) continue;
      const responses = await this.measurer.impulseResponses(sideId, session);
      if (responses !== "overtaken") widget.impulseResponses.set(sideId, responses);
    }
  }

  private moveMicrophones(widget: WidgetSound, sideId: string, session: Session): void {
    this.measurer
      .impulseResponses(sideId, session)
      .then((responses) => {
        if (responses === "overtaken" || this.widgets.get(widget.request.ownerId) !== widget) return;
        widget.impulseResponses.set(sideId, responses);
        this.stage.tell(widget, { type: "setImpulseResponses", impulseResponses: responses });
      })
      .catch((error: unknown) => this.fail(widget, error));
  }

  private matchSides(widget: WidgetSound): void {
    if (widget.documents.size < 2) return;
    widget.match ??= new LoudnessMatch(
      this.measurer,
      (matches) => {
        widget.matches = matches;
        this.stage.tell(widget, { type: "setMatchGains", gains: widget.matchGains() });
        this.changed();
      },
      widget.knownLufs(),
    );
    widget.match.update(widget.documents, widget.loop, "now");
  }

  private reported(report: Exclude<Report, { readonly requestId: number }>): void {
    const widget = this.stage.wanted;
    if (report.type !== "measured" || widget === null) {
      this.changed();
      return;
    }
    widget.positionFrame = report.positionFrame;
    const view = readReport(report);
    for (const listener of this.reportListeners.get(widget.request.ownerId) ?? []) listener(view);
  }

  private fail(widget: WidgetSound | null, error: unknown): void {
    if (widget === null) {
      console.error("behind-the-glass engine", error);
      return;
    }
    widget.phase = "failed";
    widget.failure = toFailure(error);
    widget.progress = null;
    if (this.stage.wanted === widget) this.stage.stop();
    this.changed();
  }

  private forget(ownerId: string): void {
    const widget = this.widgets.get(ownerId);
    if (widget === undefined) return;
    widget.match?.dispose();
    this.stage.leave(widget);
    this.widgets.delete(ownerId);
  }

  private with(ownerId: string, act: (widget: WidgetSound) => void): void {
    const widget = this.widgets.get(ownerId);
    if (widget === undefined) return;
    act(widget);
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }
}

function sessionFailure(error: SessionError): EngineError {
  const code = error.code === "session/not-built" ? "session/not-built" : "session/invalid";
  return new EngineError(code, error.message);
}
