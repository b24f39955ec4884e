import { closeSync, openSync, readSync } from "node:fs";
import { PlainError } from "@/scripts/lib/project.mjs";
import { SAMPLE_RATE_HZ } from "./loop";

/** One recording of a preset and the keys and velocities it is for. */
export interface Zone {
  readonly name: string;
  readonly lowKey: number;
  readonly highKey: number;
  readonly lowVelocity: number;
  readonly highVelocity: number;
  /** MIDI key of the recorded pitch, fractions included. */
  readonly rootKey: number;
  readonly sampleRateHz: number;
  /** The recording, ±1, at `sampleRateHz`. */
  readonly samples: Float64Array;
}

const GENERATOR = {
  instrument: 41,
  keyRange: 43,
  velocityRange: 44,
  fineTune: 52,
  sampleId: 53,
  rootKey: 58,
} as const;
const ANY_RANGE = 0x7f00;

type Generators = ReadonlyMap<number, number>;
type Chunks = ReadonlyMap<string, { readonly offset: number; readonly size: number }>;

/**
 * Recordings of one preset of a SoundFont 2 file, for players that need the samples themselves; everything else of
 * a preset (envelopes, filters, stereo pairs) is left to fluidsynth.
 * @throws PlainError when the file has no such preset
 */
export function readPreset(file: string, bank: number, program: number): Zone[] {
  const handle = openSync(file, "r");
  try {
    const chunks = findChunks(handle);
    const read = (name: string) => readChunk(handle, chunks, name, file);
    const presets = records(read("phdr"), 38);
    const index = presets.findIndex((p) => p.readUInt16LE(20) === program && p.readUInt16LE(22) === bank);
    if (index < 0 || index === presets.length - 1)
      throw new PlainError(`${file} has no preset ${bank}:${program}.`);
    const presetZones = zonesOf(presets, index, 24, read("pbag"), read("pgen"));
    const instruments = records(read("inst"), 22);
    const samples = records(read("shdr"), 46);
    const [ibag, igen] = [read("ibag"), read("igen")];
    const smpl = chunks.get("smpl");
    if (smpl === undefined) throw new PlainError(`${file} holds no samples.`);
    return presetZones.flatMap((outer) => {
      const instrument = outer.get(GENERATOR.instrument);
      if (instrument === undefined) return [];
      return zonesOf(instruments, instrument, 20, ibag, igen).flatMap((inner) => {
        const header = samples[inner.get(GENERATOR.sampleId) ?? -1];
        return header === undefined ? [] : [zoneOf(handle, smpl.offset, header, inner, outer)];
      });
    });
  } finally {
    closeSync(handle);
  }
}

function zoneOf(
  handle: number,
  smplOffset: number,
  header: Buffer,
  inner: Generators,
  outer: Generators,
): Zone {
  const start = header.readUInt32LE(20);
  const end = header.readUInt32LE(24);
  const [lowKey, highKey] = bothRanges(inner, outer, GENERATOR.keyRange);
  const [lowVelocity, highVelocity] = bothRanges(inner, outer, GENERATOR.velocityRange);
  const root = inner.get(GENERATOR.rootKey) ?? header.readUInt8(40);
  const fine = signed16(inner.get(GENERATOR.fineTune) ?? 0) + header.readInt8(41);
  return {
    name: textOf(header.subarray(0, 20)),
    lowKey,
    highKey,
    lowVelocity,
    highVelocity,
    // A positive correction raises what is played, so the recording was that much lower.
    rootKey: root - fine / 100,
    sampleRateHz: header.readUInt32LE(36),
    samples: readSamples(handle, smplOffset + start * 2, end - start),
  };
}

function readSamples(handle: number, offset: number, frames: number): Float64Array {
  const bytes = Buffer.alloc(frames * 2);
  readSync(handle, bytes, 0, bytes.length, offset);
  return Float64Array.from({ length: frames }, (_, i) => bytes.readInt16LE(i * 2) / 32768);
}

/** Generators of each zone of a preset or instrument; a first zone without a target is the others' default. */
function zonesOf(
  headers: readonly Buffer[],
  index: number,
  bagField: number,
  bags: Buffer,
  generators: Buffer,
): Generators[] {
  const first = headers[index]?.readUInt16LE(bagField) ?? 0;
  const last = headers[index + 1]?.readUInt16LE(bagField) ?? 0;
  const zones: Map<number, number>[] = [];
  for (let bag = first; bag < last; bag++) {
    const zone = new Map<number, number>();
    const end = bags.readUInt16LE((bag + 1) * 4);
    for (let g = bags.readUInt16LE(bag * 4); g < end; g++)
      zone.set(generators.readUInt16LE(g * 4), generators.readUInt16LE(g * 4 + 2));
    zones.push(zone);
  }
  const [head, ...rest] = zones;
  if (head === undefined || head.has(GENERATOR.instrument) || head.has(GENERATOR.sampleId)) return zones;
  return rest.map((zone) => new Map([...head, ...zone]));
}

function bothRanges(inner: Generators, outer: Generators, generator: number): [number, number] {
  const a = inner.get(generator) ?? ANY_RANGE;
  const b = outer.get(generator) ?? ANY_RANGE;
  return [Math.max(a & 255, b & 255), Math.min(a >> 8, b >> 8)];
}

function findChunks(handle: number): Chunks {
  const chunks = new Map<string, { offset: number; size: number }>();
  const header = Buffer.alloc(12);
  const walk = (from: number, to: number) => {
    for (let at = from; at + 8 <= to; ) {
      readSync(handle, header, 0, 12, at);
      const id = header.toString("latin1", 0, 4);
      const size = header.readUInt32LE(4);
      if (id === "LIST") walk(at + 12, at + 8 + size);
      else chunks.set(id, { offset: at + 8, size });
      at += 8 + size + (size & 1);
    }
  };
  readSync(handle, header, 0, 12, 0);
  walk(12, 8 + header.readUInt32LE(4));
  return chunks;
}

function readChunk(handle: number, chunks: Chunks, name: string, file: string): Buffer {
  const chunk = chunks.get(name);
  if (chunk === undefined) throw new PlainError(`${file} is not a SoundFont 2 file: "${name}" is missing.`);
  const bytes = Buffer.alloc(chunk.size);
  readSync(handle, bytes, 0, chunk.size, chunk.offset);
  return bytes;
}

function records(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

const signed16 = (value: number) => (value & 0x8000 ? value - 0x10000 : value);
const textOf = (bytes: Buffer) => (bytes.toString("latin1").split("\0")[0] ?? "").trim();

/** How many of a recording's samples pass per frame of ours when it is played at another pitch. */
export function playbackRate(sampleRateHz: number, semitones: number): number {
  return (sampleRateHz / SAMPLE_RATE_HZ) * 2 ** (semitones / 12);
}
