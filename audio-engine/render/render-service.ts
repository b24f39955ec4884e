import { AcousticsError } from "@/audio-engine/acoustics/errors";
import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { AssetMissingError } from "@/audio-engine/console/errors";
import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { Pcm } from "@/audio-engine/files/pcm";
import { SessionError } from "@/audio-engine/session/errors";
import type { AssetRef, Session } from "@/audio-engine/session/schema";
import { ImpulseCache } from "./impulse-cache";
import { KeptPrints } from "./kept-prints";
import { LevelEstimates } from "./level-estimates";
import { printFile } from "./print-file";
import { type Rendering, type RenderTap, renderSession } from "./render-session";
import { surveyOf } from "./survey";
import { translationOf, translationTaps } from "./translation";
import type { FrameRange, RenderCommand, RenderErrorCode, RenderReply } from "./worker-protocol";

export type PostReply = (reply: RenderReply, transfer?: readonly ArrayBufferLike[]) => void;

type ImpulseRequest = Extract<RenderCommand, { kind: "impulse-responses" }>;

/** Renders and measures for a page that must not wait: the worker's work without the worker. */
export class RenderService {
  private readonly assets = new Map<string, Pcm>();
  private readonly impulses = new ImpulseCache();
  private readonly prints = new KeptPrints();
  private readonly estimates = new LevelEstimates((ref) => this.find(ref));
  private readonly running = new Map<number, AbortController>();
  private readonly waitingImpulses = new Map<string, ImpulseRequest>();

  constructor(private readonly post: PostReply) {}

  handle(command: RenderCommand): void {
    switch (command.kind) {
      case "add-assets":
        for (const { pcmSha256, pcm } of command.assets) this.assets.set(pcmSha256, pcm);
        break;
      case "drop-assets":
        for (const hash of command.pcmSha256s) this.assets.delete(hash);
        break;
      case "cancel":
        this.running.get(command.requestId)?.abort();
        break;
      case "impulse-responses":
        this.queueImpulses(command);
        break;
      case "survey":
        void this.run(command.requestId, async (signal) => {
          const { requestId, session, range } = command;
          const print = await this.prints.of(session, range, async (toFrame) => {
            const wanted = toFrame === null ? null : { fromFrame: 0, toFrame };
            return (await this.render(requestId, session, wanted, [], signal)).print;
          });
          this.post({ kind: "surveyed", requestId, survey: surveyOf(print) });
        });
        break;
      case "translate":
        void this.run(command.requestId, async (signal) => {
          const { requestId, session, range, parts, systems } = command;
          const taps = translationTaps(session, parts);
          const rendering = await this.render(requestId, session, range, taps, signal);
          this.post({ kind: "translated", requestId, losses: translationOf(rendering, parts, systems) });
        });
        break;
      case "estimate":
        void this.run(command.requestId, async (signal) => {
          const levelDb = await this.estimates.levelDb(command.session, command.range, signal);
          this.post({ kind: "estimated", requestId: command.requestId, levelDb });
        });
        break;
      case "print":
        void this.run(command.requestId, async (signal) => {
          const { requestId, session, encoding } = command;
          const request = { session, assets: (ref: AssetRef) => this.find(ref) };
          const onProgress = (share01: number) => this.post({ kind: "progressed", requestId, share01 });
          const file = await printFile(request, encoding, { signal, onProgress });
          this.post({ kind: "printed", requestId, file }, [file.buffer]);
        });
        break;
      case "render":
        void this.run(command.requestId, async (signal) => {
          const { requestId, session, range, taps } = command;
          const rendering = await this.render(requestId, session, range, taps, signal);
          const arrays = [rendering.print, ...rendering.taps.values()].flat();
          this.post(
            { kind: "rendered", requestId, ...rendering },
            arrays.map(({ buffer }) => buffer),
          );
        });
        break;
    }
  }

  private render(
    requestId: number,
    session: Session,
    range: FrameRange | null,
    taps: readonly RenderTap[],
    signal: AbortSignal,
  ): Promise<Rendering> {
    return renderSession({
      session,
      taps,
      signal,
      ...(range === null ? {} : { range }),
      assets: (ref) => this.find(ref),
      onProgress: (share01) => this.post({ kind: "progressed", requestId, share01 }),
    });
  }

  private async run(requestId: number, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const controller = new AbortController();
    this.running.set(requestId, controller);
    try {
      await work(controller.signal);
    } catch (error) {
      if (controller.signal.aborted) this.post({ kind: "cancelled", requestId });
      else this.post({ kind: "refused", requestId, code: codeOf(error), message: messageOf(error) });
    } finally {
      this.running.delete(requestId);
    }
  }

  /** Lets what has already been sent arrive first, so that of a gesture only the newest place is computed. */
  private queueImpulses(request: ImpulseRequest): void {
    const before = this.waitingImpulses.get(request.sideId);
    this.waitingImpulses.set(request.sideId, request);
    if (before !== undefined) this.post({ kind: "overtaken", requestId: before.requestId });
    else setTimeout(() => this.computeImpulses(request.sideId), 0);
  }

  private computeImpulses(sideId: string): void {
    const request = this.waitingImpulses.get(sideId);
    if (request === undefined) return;
    this.waitingImpulses.delete(sideId);
    const { requestId, session } = request;
    void this.run(requestId, async () => {
      const impulseResponses = listAcousticPaths(session).map((path) => ({
        sideId,
        trackId: path.trackId,
        sourceId: path.sourceId,
        impulse: copyOf(this.impulses.get(path)),
      }));
      this.post(
        { kind: "impulse-responses-computed", requestId, impulseResponses },
        impulseResponses.map(({ impulse }) => impulse.data.buffer),
      );
    });
  }

  private find(ref: AssetRef): Pcm {
    const pcm = this.assets.get(ref.pcmSha256);
    if (pcm === undefined) throw new AssetMissingError(ref);
    return pcm;
  }
}

function codeOf(error: unknown): RenderErrorCode {
  if (error instanceof AssetMissingError || error instanceof AcousticsError) return error.code;
  if (!(error instanceof SessionError)) return "render/failed";
  return error.code === "session/not-built" ? error.code : "session/invalid";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function copyOf(impulse: PreparedImpulse): PreparedImpulse {
  return { ...impulse, data: impulse.data.slice() };
}
