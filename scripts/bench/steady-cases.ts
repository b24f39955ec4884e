import type { SideDocument } from "@/audio-engine/worklet/protocol";
import { type Mix, mixesOf, sessionOf } from "./engines-mix";

export interface SteadyCase {
  readonly name: string;
  readonly mix: Mix;
  readonly sides: readonly SideDocument[];
}

/** The 16-track session alone, beside one with another master, and beside one with other equalisers on every track. */
export function steadyCases(): readonly SteadyCase[] {
  const find = (name: string): Mix => mixesOf(false).find((mix) => mix.name === name)!;
  const mix = find("16 mono");
  const a = { id: "a", session: sessionOf(mix) };
  const otherTracks = {
    ...mix,
    tracks: mix.tracks.map((track) => ({
      ...track,
      bands: track.bands.map((band) => ({ ...band, frequencyHz: 1.2 * band.frequencyHz })),
    })),
  };
  const otherMaster = {
    ...mix,
    masterBands: mix.masterBands.map((band) => ({ ...band, frequencyHz: 1.2 * band.frequencyHz })),
  };
  return [
    { name: "one side", mix, sides: [a] },
    { name: "two sides, another master", mix, sides: [a, { id: "b", session: sessionOf(otherMaster) }] },
    { name: "two sides, every track another", mix, sides: [a, { id: "b", session: sessionOf(otherTracks) }] },
    {
      name: "one side, limiter working",
      mix,
      sides: [{ id: "a", session: sessionOf(find("16 mono, limiter working")) }],
    },
  ];
}
