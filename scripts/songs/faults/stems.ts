import { readFileSync } from "node:fs";
import path from "node:path";
import { decodeFlac } from "@/audio-engine/files/flac";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";
import { readManifest } from "../check";
import { dryGuitar, drySnare } from "../dry/sources";
import { FULL_SCALE, type RenderedSound, toPcm16 } from "../publish";
import { recordingsOf } from "../samples";
import { recordKit } from "../synthesis/kit-microphones";
import { fromDb, peakOf, toDb } from "../synthesis/loop";
import { FAULTS, type FaultEntry, faultyAssetId, SIBILANCE, SLIPPED_STRING } from "./catalogue";
import { inverted } from "./formulas";
import { faultVoice } from "./voice";

/** Two bars of the dry snare. */
const SNARE_FRAMES = 230_400;
const VOICE_PEAK_DBFS = -9;
const SNARE_PEAK_DBFS = -6;
const GUITAR_PEAK_DBFS = -9;

/** Sounds as they are published, ±1. */
type Published = Map<string, Float64Array>;

/** Recordings that went wrong, after the clean ones that no other group has. The dry sources and takes come first. */
export async function* renderFaults(): AsyncGenerator<RenderedSound> {
  const published: Published = new Map();
  for (const sound of cleanSounds()) {
    published.set(
      sound.id,
      Float64Array.from(toPcm16(sound), (value) => value / FULL_SCALE),
    );
    yield sound;
  }
  for (const id of ["takes-guide", ...FAULTS.map(({ cleanAssetId }) => cleanAssetId)])
    if (!published.has(id)) published.set(id, await readPublished(id));
  for (const fault of FAULTS) yield faultySound(fault, published);
}

function* cleanSounds(): Generator<RenderedSound> {
  yield {
    id: "faults-voice",
    name: "faults/voice",
    channels: [faultVoice()],
    peakDbfs: VOICE_PEAK_DBFS,
    title: "Voice, as it should be",
    description:
      "A synthetic model singer, close and dry: “Pass the paper, speak the story; soft and simple, piece by piece.” Over the first four bars of the takes' guide.",
    sources: ["modelSinger"],
    bpm: 120,
  };
  const { snareTop, snareBottom } = recordKit(
    { snare: drySnare().slice(0, SNARE_FRAMES) },
    { bleed: false, seed: 71 },
  );
  const snare = { peakDbfs: SNARE_PEAK_DBFS, sources: ["blackPearl"], bpm: 100 } as const;
  yield {
    id: "faults-snare-top",
    name: "faults/snare-top",
    channels: [snareTop],
    title: "Snare, top microphone",
    description: "Snare above in the live room, by a simulated microphone: two bars.",
    ...snare,
  };
  yield {
    id: "faults-snare-bottom",
    name: "faults/snare-bottom",
    channels: [inverted(snareBottom)],
    title: "Snare, bottom microphone, polarity turned round",
    description:
      "The wires of the same snare from below, by a simulated microphone, with the polarity that goes with the top.",
    ...snare,
  };
}

async function readPublished(id: string): Promise<Float64Array> {
  const folder = inProject("public", "audio");
  const asset = readManifest(folder).assets.find((entry) => entry.id === id);
  if (asset === undefined)
    throw new PlainError(`The manifest has no sound "${id}"; render the groups dry and takes first.`);
  const pcm = await decodeFlac(readFileSync(path.join(folder, asset.file)));
  return Float64Array.from(pcm.channels[0]!, (value) => value / FULL_SCALE);
}

function faultySound(entry: FaultEntry, published: Published): RenderedSound {
  const clean = published.get(entry.cleanAssetId)!;
  const sound = entry.make?.({ clean, cue: published.get("takes-guide")! }) ?? playedWrong(entry);
  const id = faultyAssetId(entry);
  return {
    id,
    name: `faults/${entry.id}`,
    channels: [sound],
    // As the formula gives it.
    peakDbfs: toDb(peakOf([sound])),
    title: `A fault: ${entry.fault}`,
    description: entry.words,
    sources: entry.sources,
  };
}

/** At the gain of the clean performance. */
function playedWrong({ id }: FaultEntry): Float64Array {
  switch (id) {
    case "sibilant":
      return scaled(faultVoice(SIBILANCE.sibilanceDb), fromDb(VOICE_PEAK_DBFS) / peakOf([faultVoice()]));
    case "slipped-string": {
      const folder = recordingsOf("acousticGuitar");
      const gain = fromDb(GUITAR_PEAK_DBFS) / peakOf([dryGuitar(folder)]);
      return scaled(dryGuitar(folder, SLIPPED_STRING.cents), gain);
    }
    default:
      throw new RangeError(`Nobody knows how to make the fault "${id}".`);
  }
}

const scaled = (sound: Float64Array, gain: number) => sound.map((value) => gain * value);
