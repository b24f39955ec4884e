import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { decibelsToGain } from "@/audio-engine/dsp/math";
import { fillPinkNoise, fillSine, fillWhiteNoise } from "@/audio-engine/dsp/noise";
import type { Generator } from "@/audio-engine/session/schema";
import type { Timeline } from "../timeline";
import { SoundBlock, type SoundNode } from "./sound-node";

/** Test sound as a function of the session's frame, from frame 0 to the end of the session. Mono. */
export class GeneratorSource implements SoundNode {
  readonly out = new SoundBlock(false);
  readonly feed = null;
  private readonly gain: number;

  constructor(
    private readonly generator: Generator,
    private readonly lengthFrames: number,
    private readonly timeline: Timeline,
  ) {
    this.gain = decibelsToGain(generator.levelDbfs);
  }

  process(): void {
    const { timeline, gain } = this;
    const { left } = this.out;
    left.fill(0);
    for (let s = 0; s < timeline.stretches; s++) {
      const position = timeline.stretchPosition[s]!;
      const sounding = Math.min(timeline.stretchFrames[s]!, this.lengthFrames - position);
      if (sounding > 0) this.fill(timeline.stretchOffset[s]!, sounding, position);
    }
    for (let i = 0; i < BLOCK_FRAMES; i++) left[i]! *= gain;
  }

  reset(): void {
    this.out.left.fill(0);
  }

  private fill(offset: number, frames: number, position: number): void {
    const { generator } = this;
    const { left } = this.out;
    switch (generator.kind) {
      case "sine":
        fillSine(left, offset, frames, generator.frequencyHz, position);
        break;
      case "white-noise":
        fillWhiteNoise(left, offset, frames, generator.seed, position);
        break;
      case "pink-noise":
        fillPinkNoise(left, offset, frames, generator.seed, position);
        break;
    }
  }
}
