import { AcousticsError } from "@/audio-engine/acoustics/errors";
import { Console } from "@/audio-engine/console/console";
import { AssetMissingError } from "@/audio-engine/console/errors";
import { type ByteSource, bytesInMemory } from "@/audio-engine/files/byte-source";
import { AudioFileError } from "@/audio-engine/files/errors";
import { readFlacFrameHeader } from "@/audio-engine/files/flac-frame";
import { readSound } from "@/audio-engine/files/read-sound";
import { floatChannels } from "@/audio-engine/files/sound";
import { openSound } from "@/audio-engine/files/sound-stream";
import { SessionError } from "@/audio-engine/session/errors";
import { parseSessionText } from "@/audio-engine/session/parse";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { withBoundedArrays } from "./allocations";
import { mutateBytes, mutateDocument } from "./mutate";
import { FLAC_SEEDS, flacBorders, repairFlacFrame, SESSION_SEEDS, WAV_SEEDS } from "./seeds";

export type Outcome = "read" | "refused";

/** A case by its number: the same bytes on every machine. */
export interface FuzzCase {
  readonly seed: number;
  readonly index: number;
}

const MOST_MILLISECONDS = 5000;
const BLOCKS = 8;

/**
 * Gives one reader one damaged file. It must read it, with finite samples of the sizes it states, or refuse it with an
 * error of its own in one sentence, in bounded memory and time.
 * @throws Error naming what was wrong and how to repeat it
 */
export async function runCase({ seed, index }: FuzzCase): Promise<Outcome> {
  const random = seededRandom(partSeed(seed, index));
  const began = performance.now();
  try {
    const outcome = await runKind(random, index);
    const took = performance.now() - began;
    if (took > MOST_MILLISECONDS) throw new Error(`took ${Math.round(took)} ms`);
    return outcome;
  } catch (cause) {
    const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const repeat = `npm run -s fuzz -- --seed ${seed} --from ${index} --cases 1`;
    throw new Error(`Case ${index} of seed ${seed}: ${what}. Repeat it with: ${repeat}`, { cause });
  }
}

/** Of twenty cases eight are WAV, four FLAC and eight sessions. */
function runKind(random: Random, index: number): Promise<Outcome> {
  const kind = index % 20;
  if (kind < 8) return soundCase(random, mutateBytes(random, pick(random, WAV_SEEDS)));
  if (kind < 10) return soundCase(random, mutateBytes(random, pick(random, FLAC_SEEDS)));
  if (kind < 12) return soundCase(random, mutateFlacFrame(random, pick(random, FLAC_SEEDS)));
  return sessionCase(random);
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[random.index(values.length)];
  if (value === undefined) throw new RangeError("There is nothing to pick from.");
  return value;
}

/** Faults inside one frame, whose checksums are right again: they come as far as the decoder. */
function mutateFlacFrame(random: Random, seed: Uint8Array): Uint8Array {
  const bytes = seed.slice();
  const borders = flacBorders(seed);
  const frame = random.index(borders.length - 1);
  const [from = 0, to = 0] = borders.slice(frame);
  const headerBytes = headerBytesOf(seed, from);
  const faults = 1 + random.index(6);
  for (let i = 0; i < faults; i++) {
    const first = random.next01() < 0.2 ? 2 : headerBytes;
    bytes[from + first + random.index(to - from - first - 2)]! ^= 1 << random.index(8);
  }
  repairFlacFrame(bytes, from, to, headerBytes);
  return bytes;
}

function headerBytesOf(bytes: Uint8Array, from: number): number {
  for (let length = 6; length <= 16; length++) {
    if (readFlacFrameHeader(bytes.subarray(0, from + length), from) !== null) return length;
  }
  throw new RangeError("No frame begins here.");
}

async function soundCase(random: Random, bytes: Uint8Array): Promise<Outcome> {
  const whole = await withBoundedArrays(() => settled(() => readWhole(bytes)));
  // In pieces of odd sizes what comes out must be the same.
  if (random.next01() < 0.5) {
    const pieces = await withBoundedArrays(() => settled(() => readInPieces(bytes)));
    if (pieces !== whole) throw new Error(`whole: ${whole}, in pieces: ${pieces}`);
  }
  return whole.startsWith("refused") ? "refused" : "read";
}

/** A short description of what was read, or of the refusal. */
async function settled(read: () => Promise<string>): Promise<string> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AudioFileError)) throw error;
    checkSentence(error);
    return `refused ${error.code}`;
  }
}

async function readWhole(bytes: Uint8Array): Promise<string> {
  const sound = await readSound(bytes);
  const channels = floatChannels(sound);
  if (channels.length !== sound.channels.length) throw new Error("channels are missing");
  if (channels.some(({ length }) => length !== sound.frames)) throw new Error("frames are missing");
  return summary(sound.sampleRateHz, sound.frames, channels.map(sumOf));
}

async function readInPieces(bytes: Uint8Array): Promise<string> {
  const sound = await openSound(checkedSource(bytes));
  const sums = Array.from({ length: sound.channels }, () => 0);
  let total = 0;
  for await (const { channels, frames } of sound.blocks()) {
    total += frames;
    channels.forEach((samples, channel) => {
      sums[channel]! += sumOf(samples.subarray(0, frames));
    });
  }
  if (sound.frames !== null && sound.frames !== total) throw new Error("it stated another number of frames");
  return summary(sound.sampleRateHz, total, sums);
}

const summary = (sampleRateHz: number, frames: number, sums: readonly number[]): string =>
  `read ${frames} frames at ${sampleRateHz} Hz, ${sums.map((sum) => sum.toPrecision(9)).join(" ")}`;

function sumOf(samples: Float32Array | Float64Array): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) {
    if (!Number.isFinite(samples[i])) throw new Error("a sample is not finite");
    sum += samples[i]!;
  }
  return sum;
}

/** Refuses wishes that no file can have. */
function checkedSource(bytes: Uint8Array): ByteSource {
  const source = bytesInMemory(bytes);
  return {
    sizeBytes: source.sizeBytes,
    read: (at, length) => {
      const isPlace = Number.isSafeInteger(at) && at >= 0 && Number.isSafeInteger(length) && length >= 0;
      if (!isPlace) throw new Error(`${length} bytes from ${at} were asked for`);
      return source.read(at, length);
    },
  };
}

async function sessionCase(random: Random): Promise<Outcome> {
  const seed = pick(random, SESSION_SEEDS);
  const text =
    random.next01() < 0.8
      ? JSON.stringify(mutateDocument(random, seed))
      : new TextDecoder().decode(mutateBytes(random, new TextEncoder().encode(JSON.stringify(seed))));
  try {
    const session = parseSessionText(text);
    if (session.tracks.every(({ input }) => input.kind !== "microphone")) soundBlocks(session);
    return "read";
  } catch (error) {
    const isOurs = [SessionError, AssetMissingError, AcousticsError].some((kind) => error instanceof kind);
    if (!isOurs || !(error instanceof Error)) throw error;
    checkSentence(error);
    return "refused";
  }
}

/** What a session that was accepted must do: run. Its sounds are ramps. */
function soundBlocks(session: ReturnType<typeof parseSessionText>): void {
  const pcm = {
    channels: [Int16Array.from({ length: 4800 }, (_, i) => i * 6)],
    bits: 16,
    frames: 4800,
    sampleRateHz: 48000,
  } as const;
  const console = new Console({
    sides: [{ id: "fuzz", session }],
    startSideId: "fuzz",
    assets: () => pcm,
    impulseResponses: new Map(),
  });
  for (let block = 0; block < BLOCKS; block++) {
    console.processBlock();
    sumOf(console.left);
    sumOf(console.right);
  }
}

const LONGEST_SENTENCE = 400;

function checkSentence({ message }: Error): void {
  const isClear = /^[^\p{Cc}]*\S\.$/u.test(message) && message.length <= LONGEST_SENTENCE;
  if (!isClear || /undefined|\bNaN\b|\[object|Infinity/.test(message)) {
    throw new Error(`its refusal is not one clear sentence: ${JSON.stringify(message)}`);
  }
}
