import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import type { BlockSource } from "./block-cutter";
import type { Console } from "./console";
import { blockBuffer } from "./nodes/sound-node";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "./ramp";

export type TransportState = "stopped" | "playing" | "stopping";

/**
 * Starts and stops a console with fades of 20 ms and seeks with fades of 10 ms. While stopped the console stands still
 * and the output is exact zeros. Another console can take its place, faded out first when it sounds.
 */
export class Transport implements BlockSource {
  readonly left = blockBuffer();
  readonly right = blockBuffer();
  state: TransportState = "stopped";
  console: Console | null = null;
  private readonly gain = new Ramp(0);
  private wantedFrame = -1;
  private next: Console | null = null;
  private playNext = false;

  /** Does nothing when there is nothing to play. */
  play(): void {
    if (this.next !== null) this.playNext = true;
    else if (this.console !== null) this.start();
  }

  stop(): void {
    this.playNext = false;
    if (this.state !== "playing") return;
    this.state = "stopping";
    this.gain.glide(0, GLIDE_FRAMES);
  }

  seek(positionFrame: number): void {
    if (this.next !== null) {
      this.next.seek(positionFrame);
      return;
    }
    this.wantedFrame = positionFrame;
    if (this.state === "stopped") this.jump();
    else this.gain.glide(0, FADE_FRAMES);
  }

  /** The console takes over, standing still, as soon as the present one is silent. */
  load(console: Console): void {
    this.stop();
    this.wantedFrame = -1;
    if (this.state === "stopped") this.console = console;
    else this.next = console;
  }

  processBlock(): void {
    const { console, gain } = this;
    if (console === null || this.state === "stopped") {
      this.left.fill(0);
      this.right.fill(0);
      return;
    }
    console.processBlock();
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const g = gain.next();
      this.left[i] = g * console.left[i]!;
      this.right[i] = g * console.right[i]!;
    }
    if (gain.settled && gain.value === 0) this.arrive();
  }

  private start(): void {
    this.state = "playing";
    if (this.wantedFrame < 0) this.gain.glide(1, GLIDE_FRAMES);
  }

  /** Silence is reached: what it was for happens now. */
  private arrive(): void {
    if (this.wantedFrame >= 0) this.jump();
    if (this.state === "playing") this.gain.glide(1, FADE_FRAMES);
    else this.state = "stopped";
    if (this.next === null) return;
    this.console = this.next;
    this.next = null;
    if (this.playNext) this.start();
    this.playNext = false;
  }

  private jump(): void {
    this.console?.seek(this.wantedFrame);
    this.wantedFrame = -1;
  }
}
