import type { SourceId } from "./credits";
import type { RenderedSound } from "./publish";

type MakeStem = (
  name: string,
  channels: readonly Float64Array[],
  peakDbfs: number,
  sources: readonly SourceId[],
  words: Pick<RenderedSound, "title" | "description">,
) => RenderedSound;

/** Names the stems of one song. */
export function stemMaker(songId: string, key: string, bpm: number): MakeStem {
  return (name, channels, peakDbfs, sources, words) => ({
    ...{ id: `${songId}-${name}`, name: `${songId}/${name}`, channels, peakDbfs },
    ...{ sources, key, bpm, ...words },
  });
}
