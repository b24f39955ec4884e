import type { BandAnswer } from "@/learning/drills/public";
import { LearningError } from "@/learning/errors";
import type { ExerciseResult } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import type { DrillStart, PracticeCommand, PracticeItem, PracticeReply, PracticeVariant } from "./protocol";

/** As much of a Worker as the client uses. */
export interface PracticePort {
  postMessage(command: PracticeCommand): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<PracticeReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

type Asking = Extract<PracticeCommand, { requestId: number }>;
type Reply<T extends PracticeReply["type"]> = Extract<PracticeReply, { type: T }>;
type WithoutId<T> = T extends unknown ? Omit<T, "requestId"> : never;

interface Pending {
  resolve(reply: PracticeReply): void;
  reject(error: LearningError): void;
}

/**
 * The page's end of the practice worker. It knows what was asked and what came back, never an answer before it was
 * given. Every promise may reject with a LearningError whose message is one sentence for people.
 */
export class PracticeClient {
  private port: PracticePort | null = null;
  private nextRequestId = 1;
  private readonly pending = new Map<number, Pending>();

  constructor(private readonly open: () => PracticePort = openWorker) {}

  /** A new variant; the same seed on the same material gives the same one. */
  async generate(exerciseId: string, seed: number, material: PracticeMaterial): Promise<PracticeVariant> {
    return (await this.ask("generated", { type: "generate", exerciseId, seed, material })).variant;
  }

  /** Marks the student's session. After `outcome: "scored"` the variant is spent; after "not-yet" it stays open. */
  async score(variantId: string, answer: unknown): Promise<ExerciseResult> {
    return (await this.ask("scored", { type: "score", variantId, answer })).result;
  }

  discard(variantId: string): void {
    this.port?.postMessage({ type: "discard", variantId });
  }

  /** Resolves to the run's id. */
  async startDrill(start: DrillStart): Promise<string> {
    return (await this.ask("drill-started", { type: "start-drill", ...start })).runId;
  }

  /** Null when the run is over. */
  async nextItem(runId: string): Promise<PracticeItem | null> {
    return (await this.ask("item", { type: "next-item", runId })).item;
  }

  async answerItem(runId: string, itemId: string, choiceIndex: number): Promise<BandAnswer> {
    return (await this.ask("answered", { type: "answer-item", runId, itemId, choiceIndex })).answer;
  }

  endDrill(runId: string): void {
    this.port?.postMessage({ type: "end-drill", runId });
  }

  /** Ends the worker; the next call starts a new one, which knows nothing of open variants and runs. */
  close(): void {
    this.port?.terminate();
    this.port = null;
    for (const { reject } of this.pending.values()) reject(new LearningError("practice/failed"));
    this.pending.clear();
  }

  private async ask<T extends PracticeReply["type"]>(type: T, command: WithoutId<Asking>): Promise<Reply<T>> {
    const requestId = this.nextRequestId++;
    const reply = await new Promise<PracticeReply>((resolve, reject) => {
      this.pending.set(requestId, { resolve, reject });
      this.connected().postMessage({ ...command, requestId });
    });
    if (reply.type === "refused") throw new LearningError(reply.code);
    if (!isOf(reply, type)) throw new LearningError("practice/failed");
    return reply;
  }

  private connected(): PracticePort {
    if (this.port !== null) return this.port;
    const port = this.open();
    port.onmessage = ({ data }) => {
      this.pending.get(data.requestId)?.resolve(data);
      this.pending.delete(data.requestId);
    };
    port.onerror = () => this.close();
    this.port = port;
    return port;
  }
}

function isOf<T extends PracticeReply["type"]>(reply: PracticeReply, type: T): reply is Reply<T> {
  return reply.type === type;
}

function openWorker(): PracticePort {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
}
