import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import type { TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";
import type { Rendering, RenderTap } from "./render-session";
import { systemLossLu } from "./system-loss";

/** Where a rendering must be listened to: each track of a part behind its fader, before the buses. */
export function translationTaps(
  { tracks }: Session,
  parts: readonly TranslationPart[],
): readonly RenderTap[] {
  const wanted = new Set(parts.flatMap(({ trackIds }) => trackIds));
  return tracks.flatMap(({ id }) => (wanted.has(id) ? [{ id, stripId: id, point: "post-fader" }] : []));
}

export function translationOf(
  { print, taps, frames }: Rendering,
  parts: readonly TranslationPart[],
  systems: readonly PlaybackSystemId[],
): readonly TranslationLoss[] {
  const lossOf = (id: string, sound: readonly [Float32Array, Float32Array]): TranslationLoss => ({
    id,
    lossesLu: Object.fromEntries(systems.map((system) => [system, systemLossLu(sound, system)])),
  });
  return [
    lossOf("mix", print),
    ...parts.map(({ id, trackIds }) => {
      const sounds = trackIds.flatMap((trackId) => {
        const tap = taps.get(trackId);
        return tap === undefined ? [] : [tap];
      });
      const left = sumOf(
        sounds.map(([channel]) => channel),
        frames,
      );
      const right = sumOf(
        sounds.map(([, channel]) => channel),
        frames,
      );
      return lossOf(id, [left, right]);
    }),
  ];
}

/** Sample by sample. */
export function sumOf(sounds: readonly Float32Array[], frames: number): Float32Array {
  const sum = new Float32Array(frames);
  for (const sound of sounds) for (let i = 0; i < frames; i++) sum[i] = sum[i]! + sound[i]!;
  return sum;
}
