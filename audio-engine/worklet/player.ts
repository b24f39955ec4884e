import { BlockCutter, type BlockSource } from "@/audio-engine/console/block-cutter";
import type { Console } from "@/audio-engine/console/console";
import { AssetMissingError } from "@/audio-engine/console/errors";
import { TailWatch } from "@/audio-engine/console/tail-watch";
import { Transport } from "@/audio-engine/console/transport";
import { SessionError } from "@/audio-engine/session/errors";
import { Capture } from "./capture";
import { ConsoleLoader } from "./console-loader";
import { Meters } from "./meters";
import { Output } from "./output";
import type { Command, EditSide, LoadSides, RefusedReport, Report } from "./protocol";

/** At most 60 reports a second. */
const REPORT_FRAMES = 800;

export type Post = (report: Report, transfer?: readonly ArrayBufferLike[]) => void;

/** The audio thread's side of the conversation, without the thread: obeys commands, makes blocks, reports. */
export class Player implements BlockSource {
  private readonly loader = new ConsoleLoader();
  private readonly transport = new Transport();
  private readonly output = new Output(this.transport);
  private readonly cutter = new BlockCutter();
  private readonly meters = new Meters();
  private readonly tailWatch = new TailWatch();
  private captures: Capture[] = [];
  private console: Console | null = null;
  private volumeDb = 0;
  private framesSinceReport = 0;
  private stopReason: "command" | "ended" = "command";
  private sounding = false;

  constructor(private readonly post: Post) {}

  get left(): Float64Array {
    return this.output.left;
  }

  get right(): Float64Array {
    return this.output.right;
  }

  /** Obeys a command. What cannot be done is answered by `refused` and changes nothing. */
  handle(command: Command): void {
    try {
      this.obey(command);
    } catch (error) {
      const refusal = "requestId" in command ? refusalOf(error, command.requestId) : null;
      if (refusal === null) throw error;
      this.post(refusal);
    }
  }

  /** The next block of the output. Posts what happened in it. */
  process(left: Float32Array, right: Float32Array, frames: number): void {
    this.cutter.process(this, left, right, frames);
    this.reportBlock(frames);
  }

  processBlock(): void {
    const printFrame = this.transport.console?.heardFrame(0) ?? 0;
    const outputFrame = this.transport.console?.heardFrame(this.output.latencyFrames) ?? 0;
    this.output.processBlock();
    this.captureBlock("output", this.output.left, this.output.right, outputFrame);
    const { console } = this.transport;
    if (console === null || this.transport.state === "stopped") return;
    const print = console.side(console.sideId)!.print.out;
    const right = print.right ?? print.left;
    this.meters.takeBlock(print.left, right);
    this.captureBlock("print", print.left, right, printFrame);
    this.tailWatch.take(print.left, right);
    if (this.transport.state === "playing" && this.hasEnded(console)) {
      this.stopReason = "ended";
      this.transport.stop();
    }
  }

  private hasEnded(console: Console): boolean {
    if (console.timeline.looping) return false;
    return this.tailWatch.isOver(console.heardFrame(0) - console.lengthFrames, console.reachFrames);
  }

  private captureBlock(
    point: "print" | "output",
    left: Float64Array,
    right: Float64Array,
    atFrame: number,
  ): void {
    for (let i = 0; i < this.captures.length; i++) {
      const capture = this.captures[i]!;
      if (capture.point === point) capture.take(left, right, atFrame);
    }
  }

  private obey(command: Command): void {
    const { console, transport, meters } = this;
    switch (command.type) {
      case "addAssets":
        this.loader.addAssets(command.assets);
        break;
      case "dropAssets":
        this.loader.dropAssets(command.pcmSha256s);
        break;
      case "loadSides":
        this.load(command);
        break;
      case "editSide":
        this.edit(command);
        break;
      case "setImpulseResponses":
        for (const { sideId, trackId, sourceId, impulse } of command.impulseResponses) {
          console?.setImpulseResponse(sideId, trackId, sourceId, impulse);
        }
        break;
      case "selectSide":
        this.selectSide(command.sideId);
        break;
      case "setLoop":
        this.setLoop(command.loop);
        break;
      case "seek":
        this.seek(command.positionFrame);
        break;
      case "play":
        this.tailWatch.restart();
        transport.play();
        break;
      case "stop":
        this.stopReason = "command";
        transport.stop();
        break;
      case "setMatchGains":
        for (const { sideId, gainDb } of command.gains) console?.setMatchGain(sideId, gainDb);
        break;
      case "setMonitor":
        console?.setMonitor(command.monitor);
        break;
      case "setVolume":
        this.volumeDb = command.volumeDb;
        console?.setVolume(command.volumeDb);
        break;
      case "setTaps":
        meters.setTaps(command.taps, console);
        break;
      case "capture":
        this.captures.push(new Capture(command.requestId, command.point, command.frames));
        break;
      case "returnValues":
        meters.takeBack(command.values);
        break;
    }
  }

  private edit({ requestId, sideId, session }: EditSide): void {
    const { console } = this;
    if (console === null) throw new RangeError("There is nothing loaded to edit.");
    console.editSide(sideId, session);
    this.meters.follow(console);
    this.post({ type: "edited", requestId, latencyFrames: console.latencyFrames });
  }

  private load(command: LoadSides): void {
    const console = this.loader.load(command);
    console.setLoop(command.loop);
    console.setVolume(this.volumeDb);
    console.seek(command.positionFrame);
    this.console = console;
    this.stopReason = "command";
    this.transport.load(console);
    this.meters.setTaps(command.taps, console);
    this.meters.attach(console);
    this.tailWatch.restart();
    const { latencyFrames, lengthFrames } = console;
    this.post({ type: "loaded", requestId: command.requestId, latencyFrames, lengthFrames });
  }

  private selectSide(sideId: string): void {
    if (this.console === null || !this.console.selectSide(sideId)) return;
    this.meters.restart();
    this.meters.follow(this.console);
    this.post({ type: "sideSelected", sideId });
  }

  private setLoop(loop: { readonly startFrame: number; readonly endFrame: number } | null): void {
    const { console } = this;
    if (console === null) return;
    console.setLoop(loop);
    if (console.timeline.behindLoop) this.seek(console.timeline.loopStartFrame);
  }

  private seek(positionFrame: number): void {
    this.transport.seek(positionFrame);
    this.meters.restart();
    this.tailWatch.restart();
  }

  private reportBlock(frames: number): void {
    const { console } = this.transport;
    this.finishCaptures();
    const sounding = !this.output.silent;
    const positionFrame = console?.heardFrame(this.output.latencyFrames) ?? 0;
    if (sounding !== this.sounding) {
      this.sounding = sounding;
      if (sounding) this.post({ type: "started", positionFrame });
      else this.post({ type: "stopped", positionFrame, reason: this.stopReason });
    }
    this.framesSinceReport += frames;
    if (!sounding || console === null || this.framesSinceReport < REPORT_FRAMES) return;
    this.framesSinceReport = 0;
    const report = this.meters.report(console, this.output.latencyFrames);
    if (report !== null) this.post(report, [report.values.buffer]);
  }

  private finishCaptures(): void {
    for (let i = this.captures.length - 1; i >= 0; i--) {
      const { complete, requestId, left, right, endFrame } = this.captures[i]!;
      if (!complete) continue;
      this.captures.splice(i, 1);
      this.post({ type: "captured", requestId, left, right, endFrame }, [left.buffer, right.buffer]);
    }
  }
}

/** What the page is told when a session cannot be played; null for errors that are the engine's own. */
export function refusalOf(error: unknown, requestId: number): RefusedReport | null {
  if (error instanceof AssetMissingError) {
    return { type: "refused", requestId, code: error.code, message: error.message };
  }
  if (error instanceof SessionError) {
    const code = error.code === "session/not-built" ? error.code : "session/invalid";
    return { type: "refused", requestId, code, message: error.message };
  }
  return null;
}
