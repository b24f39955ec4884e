import type { Session } from "@/audio-engine/session/schema";
import type { Command, Report } from "@/audio-engine/worklet/protocol";
import { Audition } from "./audition";
import type { Captured, MicrophoneEvents, OpenMicrophone } from "./contract";
import { EditGate } from "./edit-gate";
import { EngineError } from "./errors";
import { type ClickRun, startClicks } from "./metronome";
import { Microphone } from "./microphone";
import type { PreviewPlayer } from "./preview-player";
import type { SoundLibrary } from "./sound-library";
import type { WidgetSound } from "./widget-sound";
import { WorkletLink } from "./worklet-link";

type Unasked = Exclude<Report, { readonly requestId: number }>;

export type Transport = "stopped" | "previewing" | "playing";
export type Output = "none" | "running" | "suspended" | "interrupted";

export interface StageEvents {
  changed(): void;
  reported(report: Unasked): void;
  /** The sound engine itself failed; whoever plays shows it. */
  failed(error: unknown): void;
}

/** Listening starts quietly: 20 dB below full scale. */
const START_VOLUME_DB = -20;

/**
 * The audio side of the live engine: the context, the worklet with at most one widget's sides in it, the preview that
 * bridges the wait, and the transport. Knows nothing of loading or matching.
 */
export class Stage {
  private readonly auditions = new Audition();
  private readonly edits = new EditGate((sideId, session) => this.sendEdit(sideId, session));
  private clickRun: ClickRun | null = null;
  private link: WorkletLink | null = null;
  /** The widget whose sides are in the worklet. */
  private onStage: WidgetSound | null = null;
  /** The widget that was asked to play; it sounds as soon as it can. */
  wanted: WidgetSound | null = null;
  transport: Transport = "stopped";
  output: Output = "none";
  volumeDb = START_VOLUME_DB;

  constructor(
    private readonly library: SoundLibrary,
    private readonly previews: PreviewPlayer,
    private readonly events: StageEvents,
  ) {}

  /** Makes the context, inside a gesture, or wakes it. @throws EngineError when this page cannot sound at all. */
  open(): void {
    if (typeof AudioContext === "undefined") throw new EngineError("engine/no-web-audio");
    if (!isSecureContext) throw new EngineError("engine/no-secure-context");
    if (this.link !== null && this.output !== "interrupted") {
      this.link.resume();
      return;
    }
    this.teardown();
    const link = new WorkletLink(
      (report) => this.receive(link, report),
      (error) => this.fail(link, error),
    );
    link.context.onstatechange = () => this.readOutput(link);
    link.context.addEventListener("error", () => this.lose(link));
    link.post({ type: "setVolume", volumeDb: this.volumeDb });
    this.link = link;
    this.readOutput(link);
  }

  /** Sounds a widget whose PCM is here, from where it was; `open` must have been called. */
  play(widget: WidgetSound): void {
    if (this.link === null) return;
    const handOver = this.previews.positionFrame(this.link.context);
    if (handOver !== null) widget.positionFrame = handOver;
    this.previews.stop(this.link.context);
    if (this.onStage !== widget) this.put(this.link, widget);
    else if (handOver !== null) this.link.post({ type: "seek", positionFrame: handOver });
    this.link.post({ type: "play" });
    this.wanted = widget;
    this.transport = "playing";
  }

  /** Sounds a widget's preview, if it has one for its side, until `play`. */
  playPreview(widget: WidgetSound): void {
    this.wanted = widget;
    this.transport = "stopped";
    const preview = widget.request.previews?.[widget.sideId];
    if (preview === undefined || this.link === null) return;
    const started = (): void => {
      this.transport = "previewing";
      this.events.changed();
    };
    this.previews
      .play(this.link.context, preview, this.volumeDb, widget.previewMatchDb(), started)
      .catch((error: unknown) => {
        console.warn("The preview could not be decoded; the stems follow.", error);
      });
  }

  /** One pitch in place of whatever sounds; `open` must have been called. */
  audition(frequencyHz: number): void {
    this.stop();
    if (this.link === null) return;
    this.auditions.play(this.link.context, frequencyHz, this.volumeDb).catch((error: unknown) => {
      this.events.failed(error);
    });
  }

  /** A run of clicks in place of whatever sounds; `open` must have been called. Null without an output. */
  async clicks(bpm: number, beats: number): Promise<ClickRun | null> {
    this.stop();
    if (this.link === null) return null;
    const run = await startClicks(this.link.context, { bpm, beats, volumeDb: this.volumeDb });
    this.clickRun = run;
    return run;
  }

  /** Silence with a fade, whoever sounds. */
  stop(): void {
    this.wanted = null;
    this.transport = "stopped";
    if (this.link === null) return;
    this.auditions.stop();
    this.clickRun?.stop();
    this.clickRun = null;
    this.previews.stop(this.link.context);
    this.link.post({ type: "stop" });
  }

  /** Sends a command if this widget's sides are in the worklet. */
  tell(widget: WidgetSound, command: Command): void {
    if (this.onStage === widget) this.link?.post(command);
  }

  /** Sends a new document of one side, if this widget's sides are in the worklet; a refusal reaches `failed`. */
  edit(widget: WidgetSound, sideId: string, session: Session): void {
    if (this.onStage === widget) this.edits.edit(sideId, session);
  }

  setVolumeDb(volumeDb: number): void {
    this.volumeDb = Math.min(0, volumeDb);
    this.link?.post({ type: "setVolume", volumeDb: this.volumeDb });
    if (this.link !== null) this.previews.setVolumeDb(this.link.context, this.volumeDb);
  }

  async capture(point: "print" | "output", frames: number): Promise<Captured> {
    if (this.link === null) throw new EngineError("engine/worklet-failed");
    const answer = await this.link.request((requestId) => ({ type: "capture", requestId, point, frames }));
    if (answer.type !== "captured") throw new EngineError("engine/worklet-failed");
    return answer;
  }

  /** A microphone on this context; `open` must have been called. @throws EngineError microphone/… or engine/… */
  async openMicrophone(events: MicrophoneEvents): Promise<OpenMicrophone> {
    if (this.link === null) throw new EngineError("engine/worklet-failed");
    const { context, starting } = this.link;
    await starting;
    return Microphone.open(context, () => this.volumeDb, events);
  }

  /** The widget leaves or is loaded anew. */
  leave(widget: WidgetSound): void {
    if (this.wanted === widget) this.stop();
    if (this.onStage === widget) this.onStage = null;
  }

  dropAssets(pcmSha256s: readonly string[]): void {
    this.link?.post({ type: "dropAssets", pcmSha256s });
  }

  private put(link: WorkletLink, widget: WidgetSound): void {
    const assets = this.library.takeForWorklet(widget.request.ownerId);
    const transfer = assets.flatMap(({ pcm }) =>
      pcm.channels.map((channel) => channel.buffer as ArrayBuffer),
    );
    if (assets.length > 0) link.post({ type: "addAssets", assets }, transfer);
    const loading = link.request((requestId) => ({
      type: "loadSides",
      requestId,
      sides: [...widget.documents].map(([id, session]) => ({ id, session })),
      startSideId: widget.sideId,
      impulseResponses: [...widget.impulseResponses.values()].flat(),
      loop: widget.loop,
      taps: widget.taps,
      positionFrame: widget.positionFrame,
    }));
    loading.catch((error: unknown) => this.events.failed(error));
    link.post({ type: "setMonitor", monitor: widget.monitor });
    link.post({ type: "setMatchGains", gains: widget.matchGains() });
    this.edits.clear();
    this.onStage = widget;
  }

  private sendEdit(sideId: string, session: Session): void {
    this.link
      ?.request((requestId) => ({ type: "editSide", requestId, sideId, session }))
      .catch((error: unknown) => this.events.failed(error));
  }

  private receive(link: WorkletLink, report: Unasked): void {
    if (link !== this.link) return;
    if (report.type === "failed") {
      this.fail(link, new EngineError("engine/worklet-failed", "", { cause: report.message }));
      return;
    }
    if (report.type === "stopped" && report.reason === "ended") {
      this.wanted = null;
      this.transport = "stopped";
    }
    this.events.reported(report);
    if (report.type === "measured")
      link.post({ type: "returnValues", values: report.values }, [report.values.buffer]);
  }

  private readOutput(link: WorkletLink): void {
    if (link !== this.link || this.output === "interrupted") return;
    if (link.context.state === "closed") {
      this.lose(link);
      return;
    }
    this.output = link.context.state === "running" ? "running" : "suspended";
    this.events.changed();
  }

  /** The context will not sound again, because its device left or changed; the next press makes another. */
  private lose(link: WorkletLink): void {
    if (link !== this.link) return;
    this.events.failed(new EngineError("engine/device-lost"));
    this.output = "interrupted";
    this.transport = "stopped";
    this.wanted = null;
    this.events.changed();
  }

  private fail(link: WorkletLink, error: unknown): void {
    if (link !== this.link) return;
    this.events.failed(error);
    this.transport = "stopped";
    this.wanted = null;
    this.teardown();
    this.events.changed();
  }

  private teardown(): void {
    const link = this.link;
    this.link = null;
    this.onStage = null;
    this.output = "none";
    this.library.forgetWorklet();
    link?.close().catch((error: unknown) => console.warn("The audio context did not close.", error));
  }
}
