/** A click is never louder than this, at full listening volume. */
const LOUDEST_DBFS = -20;
/** From the gesture to the first click. */
const LEAD_SECONDS = 0.5;
const CLICK_HZ = 1500;
/** After the last click, Tone has cleaned up behind it. */
const TAIL_SECONDS = 1;

/** A run of clicks, and when each is heard by the page's clock. */
export interface ClickRun {
  /** Milliseconds as of `performance.now()`, output latency as the browser knows it included. */
  readonly beatsMs: readonly number[];
  stop(): void;
}

/**
 * Sounds a click through Tone on the page's own context, on a beat that is laid down beforehand. Heard beside the
 * console, never part of a print. Tone is fetched at the first use.
 */
export async function startClicks(
  context: AudioContext,
  { bpm, beats, volumeDb }: { readonly bpm: number; readonly beats: number; readonly volumeDb: number },
): Promise<ClickRun> {
  const tone = await import("tone");
  const clock = new tone.Context({ context });
  tone.setContext(clock);
  const synth = new tone.Synth({
    oscillator: { type: "sine" },
    envelope: { attack: 0.001, decay: 0.03, sustain: 0, release: 0.01 },
    volume: LOUDEST_DBFS + volumeDb,
  }).toDestination();
  const first = context.currentTime + LEAD_SECONDS;
  const times = Array.from({ length: beats }, (_, i) => first + (i * 60) / bpm);
  for (const time of times) synth.triggerAttackRelease(CLICK_HZ, 0.03, time);
  const offsetMs = performance.now() - 1000 * (context.currentTime - (context.outputLatency || 0));
  return {
    beatsMs: times.map((time) => 1000 * time + offsetMs),
    stop() {
      synth.volume.value = Number.NEGATIVE_INFINITY;
      // Tone cleans up behind each click when it ends, and fails where its synthesiser is gone by then.
      const left = Math.max(0, (times.at(-1) ?? 0) - context.currentTime);
      clock.setTimeout(() => synth.dispose(), left + TAIL_SECONDS);
    },
  };
}
