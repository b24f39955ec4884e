import type { Preview } from "./contract";

const SAMPLE_RATE_HZ = 48000;
const FADE_SECONDS = 0.02;

/**
 * Plays a compressed preview while the stems are still on their way. Never measured, never marked; the console takes
 * over at the same place in the song.
 */
export class PreviewPlayer {
  private readonly bytes = new Map<string, Promise<ArrayBuffer | null>>();
  private playing: {
    source: AudioBufferSourceNode;
    gain: GainNode;
    preview: Preview;
    startedAt: number;
    matchDb: number;
  } | null = null;
  private wanted: Preview | null = null;

  /** Fetches ahead of the click. A preview that cannot be had is only a missing shortcut, so it is logged and left. */
  prefetch(preview: Preview): void {
    if (this.bytes.has(preview.url)) return;
    this.bytes.set(preview.url, fetchBytes(preview.url));
  }

  /**
   * Starts as soon as it is decoded, unless `stop` comes first. `onStart` tells when there is sound.
   * @param matchDb what makes its side as loud as the others, 0 or negative
   */
  async play(
    context: AudioContext,
    preview: Preview,
    volumeDb: number,
    matchDb: number,
    onStart: () => void,
  ): Promise<void> {
    this.stop(context);
    this.wanted = preview;
    this.prefetch(preview);
    const bytes = await this.bytes.get(preview.url);
    if (bytes === null || bytes === undefined) return;
    const buffer = await context.decodeAudioData(bytes.slice(0));
    if (this.wanted !== preview) return;
    const source = new AudioBufferSourceNode(context, { buffer, loop: true });
    const gain = new GainNode(context, { gain: 0 });
    source.connect(gain).connect(context.destination);
    const startedAt = context.currentTime;
    gain.gain.setValueAtTime(0, startedAt);
    gain.gain.linearRampToValueAtTime(10 ** ((volumeDb + matchDb) / 20), startedAt + FADE_SECONDS);
    source.start(startedAt);
    this.playing = { source, gain, preview, startedAt, matchDb };
    onStart();
  }

  /** Frame of the song that the preview is at; null when none sounds. */
  positionFrame(context: AudioContext): number | null {
    if (this.playing === null) return null;
    const { preview, startedAt } = this.playing;
    const elapsed = Math.round((context.currentTime - startedAt) * SAMPLE_RATE_HZ);
    return preview.startFrame + (elapsed % preview.frames);
  }

  setVolumeDb(context: AudioContext, volumeDb: number): void {
    if (this.playing === null) return;
    const { gain, matchDb } = this.playing;
    gain.gain.linearRampToValueAtTime(10 ** ((volumeDb + matchDb) / 20), context.currentTime + FADE_SECONDS);
  }

  /** Fades out and forgets; safe when nothing plays. */
  stop(context: AudioContext): void {
    this.wanted = null;
    if (this.playing === null) return;
    const { source, gain } = this.playing;
    const end = context.currentTime + FADE_SECONDS;
    gain.gain.cancelScheduledValues(context.currentTime);
    gain.gain.setValueAtTime(gain.gain.value, context.currentTime);
    gain.gain.linearRampToValueAtTime(0, end);
    source.stop(end);
    source.onended = () => gain.disconnect();
    this.playing = null;
  }
}

async function fetchBytes(url: string): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await response.arrayBuffer();
  } catch (error) {
    console.warn(`The preview ${url} could not be fetched; the stems follow.`, error);
    return null;
  }
}
