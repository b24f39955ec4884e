import type { Synth } from "tone";
import { toneOn } from "./tone-context";

/** A tone is never louder than this, at full listening volume. */
const LOUDEST_DBFS = -20;
const SECONDS = 1.2;

/**
 * Sounds a single pitch through Tone, on the page's own context: what a frequency in hertz is as a note. Heard beside
 * the console, never part of a print. Tone is fetched at the first use.
 */
export class Audition {
  private synth: Promise<Synth> | null = null;
  private context: AudioContext | null = null;

  /** Sounds `frequencyHz` for a moment; a new call replaces the tone that sounds. */
  async play(context: AudioContext, frequencyHz: number, volumeDb: number): Promise<void> {
    if (this.context !== context) {
      this.context = context;
      this.synth = makeSynth(context);
    }
    const synth = await this.synth;
    if (synth === null || this.context !== context) return;
    synth.volume.value = LOUDEST_DBFS + volumeDb;
    synth.triggerAttackRelease(frequencyHz, SECONDS);
  }

  stop(): void {
    void this.synth?.then((synth) => synth.triggerRelease());
  }
}

async function makeSynth(context: AudioContext): Promise<Synth> {
  const tone = await toneOn(context);
  return new tone.Synth({
    oscillator: { type: "sine" },
    envelope: { attack: 0.03, decay: 0, sustain: 1, release: 0.15 },
  }).toDestination();
}
