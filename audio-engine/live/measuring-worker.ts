import type { PlaybackSystemName } from "@/audio-engine/params";
import type { FrameRange, RenderCommand, RenderReply } from "@/audio-engine/render/worker-protocol";
import type { TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";
import type { AssetPayload, ImpulseResponsePayload } from "@/audio-engine/worklet/protocol";
import type { LoopRegion, PrintFormat, Survey } from "./contract";
import { EngineError } from "./errors";
import type { Measurer } from "./measurer";
import type { WatchedWork } from "./studio-engine";
import { SurveyDesk } from "./survey-desk";

type Asked<K extends RenderCommand["kind"]> = Extract<RenderCommand, { kind: K; requestId: number }>;

/** The rendering worker as the live engine asks it; started at the first question, started anew if it dies. */
export class MeasuringWorker implements Measurer {
  private readonly desk = new SurveyDesk((session, region) => this.render(session, region));
  private worker: Worker | null = null;
  private nextRequestId = 1;
  private readonly waiting = new Map<
    number,
    {
      resolve: (reply: RenderReply) => void;
      reject: (error: EngineError) => void;
      onProgress: ((share01: number) => void) | undefined;
    }
  >();

  addAssets(assets: readonly AssetPayload[]): void {
    this.post({ kind: "add-assets", assets });
  }

  dropAssets(pcmSha256s: readonly string[]): void {
    this.post({ kind: "drop-assets", pcmSha256s });
  }

  async impulseResponses(
    sideId: string,
    session: Session,
  ): Promise<readonly ImpulseResponsePayload[] | "overtaken"> {
    const reply = await this.ask<"impulse-responses">({ kind: "impulse-responses", sideId, session });
    if (reply.kind === "overtaken") return "overtaken";
    if (reply.kind !== "impulse-responses-computed") throw refusal(reply);
    return reply.impulseResponses;
  }

  survey(session: Session, region: LoopRegion | null): Promise<Survey> {
    return this.desk.survey(session, region);
  }

  async estimate(session: Session, region: LoopRegion | null): Promise<number | null> {
    const reply = await this.ask<"estimate">({ kind: "estimate", session, range: rangeOf(region) });
    if (reply.kind !== "estimated") throw refusal(reply);
    return reply.levelDb;
  }

  async translate(
    session: Session,
    region: LoopRegion | null,
    parts: readonly TranslationPart[],
    systems: readonly PlaybackSystemName[],
  ): Promise<readonly TranslationLoss[]> {
    const range = rangeOf(region);
    const reply = await this.ask<"translate">({ kind: "translate", session, range, parts, systems });
    if (reply.kind !== "translated") throw refusal(reply);
    return reply.losses;
  }

  async print(
    session: Session,
    { bits }: PrintFormat,
    { signal, onProgress }: WatchedWork,
  ): Promise<Uint8Array<ArrayBuffer>> {
    signal.throwIfAborted();
    const requestId = this.nextRequestId;
    const cancel = (): void => this.post({ kind: "cancel", requestId });
    signal.addEventListener("abort", cancel);
    const encoding = { bits, dither: bits === 32 ? "none" : "tpdf" } as const;
    try {
      const reply = await this.ask<"print">({ kind: "print", session, encoding }, onProgress);
      if (reply.kind === "cancelled") throw signal.reason;
      if (reply.kind !== "printed") throw refusal(reply);
      return reply.file;
    } finally {
      signal.removeEventListener("abort", cancel);
    }
  }

  private async render(session: Session, region: LoopRegion | null): Promise<Survey> {
    const reply = await this.ask<"survey">({ kind: "survey", session, range: rangeOf(region) });
    if (reply.kind !== "surveyed") throw refusal(reply);
    return reply.survey;
  }

  private ask<K extends "impulse-responses" | "survey" | "translate" | "estimate" | "print">(
    question: Omit<Asked<K>, "requestId">,
    onProgress?: (share01: number) => void,
  ): Promise<RenderReply> {
    const requestId = this.nextRequestId++;
    return new Promise((resolve, reject) => {
      this.waiting.set(requestId, { resolve, reject, onProgress });
      this.post({ ...question, requestId } as RenderCommand);
    });
  }

  private post(command: RenderCommand): void {
    this.running().postMessage(command);
  }

  private running(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(new URL("../render/worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<RenderReply>) => {
      if (data.kind === "progressed") {
        this.waiting.get(data.requestId)?.onProgress?.(data.share01);
        return;
      }
      this.waiting.get(data.requestId)?.resolve(data);
      this.waiting.delete(data.requestId);
    };
    worker.onerror = () => {
      this.worker = null;
      worker.terminate();
      for (const { reject } of this.waiting.values()) reject(new EngineError("engine/worklet-failed"));
      this.waiting.clear();
    };
    this.worker = worker;
    return worker;
  }
}

function rangeOf(region: LoopRegion | null): FrameRange | null {
  return region === null ? null : { fromFrame: region.startFrame, toFrame: region.endFrame };
}

function refusal(reply: RenderReply): EngineError {
  if (reply.kind !== "refused") return new EngineError("engine/worklet-failed");
  if (reply.code === "session/not-built") return new EngineError("session/not-built", reply.message);
  if (reply.code === "asset/missing") return new EngineError("asset/missing", reply.message);
  if (reply.code === "render/failed") return new EngineError("engine/worklet-failed", reply.message);
  return new EngineError("session/invalid", reply.message);
}
