import { readFileSync } from "node:fs";
import { collectAssetRefs } from "@/audio-engine/console/assets";
import { renderSession } from "@/audio-engine/render/render-session";
import { parseSession, type Session } from "@/audio-engine/session";
import { loadPublishedAssets } from "@/scripts/studio/published-assets";
import { type Captured, HEARD_FRAMES, SETTLED_FRAMES } from "./engine-page";

/** Longer than a capture that begins a little late. */
const PRINTED_FRAMES = HEARD_FRAMES + 48000;

/** A state of a song as the course publishes it. */
export function publishedSession(songId: string, state: string): Session {
  return parseSession(JSON.parse(readFileSync(`content/songs/${songId}/${state}.session.json`, "utf8")));
}

const assetsOnce = new Map<string, ReturnType<typeof loadPublishedAssets>>();

/** The sounds of a session; those of its other states are mostly the same, and are read once. */
function assetsOf(session: Session): ReturnType<typeof loadPublishedAssets> {
  const refs = collectAssetRefs(session);
  const key = refs.map(({ pcmSha256 }) => pcmSha256).join();
  const assets = assetsOnce.get(key) ?? loadPublishedAssets(refs);
  assetsOnce.set(key, assets);
  return assets;
}

/** The beginning of a session's print, rendered here: what the page must sound like. */
export async function printedHere(session: Session, frames = PRINTED_FRAMES): Promise<Float32Array> {
  const assets = await assetsOf(session);
  const { print } = await renderSession({ session, assets, range: { fromFrame: 0, toFrame: frames } });
  return print[0];
}

/** The session with every track but one muted. */
export function alone(session: Session, trackId: string): Session {
  return {
    ...session,
    tracks: session.tracks.map((track) => ({ ...track, mute: track.mute || track.id !== trackId })),
  };
}

/** What was captured of the left channel once it has settled, and the same stretch of a print. */
export function sameStretch(
  captured: Captured,
  print: Float32Array,
): readonly [heard: Float32Array, expected: Float32Array] {
  const start = captured.endFrame - captured.left.length + SETTLED_FRAMES;
  return [captured.left.slice(SETTLED_FRAMES), print.slice(start, captured.endFrame)];
}

/** Level in dB of what differs, against the level of what was expected. */
export function differenceDb(heard: Float32Array, expected: Float32Array, gain = 1): number {
  let error = 0;
  let power = 0;
  for (let i = 0; i < expected.length; i++) {
    const wanted = gain * (expected[i] ?? 0);
    error += ((heard[i] ?? 0) - wanted) ** 2;
    power += wanted ** 2;
  }
  return 10 * Math.log10(error / power);
}
