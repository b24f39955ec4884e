import { renderSession } from "@/audio-engine/render/render-session";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "../check";
import { sourcesOf } from "../credits";
import { flagship } from "../flagship/song";
import { loadAssets } from "../library";
import type { RenderedSound } from "../publish";
import { sessionsOf } from "../sessions";
import { peakOf, SAMPLE_RATE_HZ, toDb } from "../synthesis/loop";

export const ORIGINAL_ID = "codec-original";
const FRAMES = 12 * SAMPLE_RATE_HZ;
/** Encoders overshoot: nothing they give back may clip. */
const PEAK_DBFS = -3;
const EDGE_FRAMES = 480;

/** Twelve seconds of the flagship's mix from the course's own engine, before any lossy coding. */
export async function* renderCodecOriginal(): AsyncGenerator<RenderedSound> {
  const folder = inProject("public", "audio");
  const manifest = readManifest(folder);
  const stems = manifest.assets.filter(({ id }) => id.startsWith(`${flagship.id}-`));
  const { startFrame, stretch } = flagship.preview;
  const { print } = await renderSession({
    session: sessionsOf(flagship, manifest).get("mix")!,
    assets: await loadAssets(folder, stems),
    range: { fromFrame: startFrame, toFrame: startFrame + FRAMES },
  });
  const channels = print.map((channel) => faded(Float64Array.from(channel)));
  yield {
    id: ORIGINAL_ID,
    name: "codec/original",
    channels,
    peakDbfs: Math.min(PEAK_DBFS, toDb(peakOf(channels))),
    title: "Original of the codec lesson",
    description: `The mix of “${flagship.title}”, uncompressed. ${stretch}.`,
    sources: sourcesOf(stems),
    key: flagship.key,
    bpm: flagship.bpm,
  };
}

/** May begin and stop anywhere. */
function faded(channel: Float64Array): Float64Array {
  return channel.map(
    (value, i) => value * Math.min(1, i / EDGE_FRAMES, (channel.length - 1 - i) / EDGE_FRAMES),
  );
}
