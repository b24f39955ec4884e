import type { Random } from "@/learning/random";

const NUMBERS = [0, 1, 2, 3, 7, 8, 15, 16, 24, 32, 33, 127, 128, 255, 256, 0x7fff, 0x8000, 0xffff, 0x10000];
const LONG_NUMBERS = [...NUMBERS, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, 1_000_000, 48000];

/** The bytes with one to four faults: bits, bytes, numbers, pieces left out, doubled or put in, a cut. */
export function mutateBytes(random: Random, seed: Uint8Array): Uint8Array {
  let bytes: Uint8Array = seed.slice();
  const faults = 1 + random.index(4);
  for (let i = 0; i < faults; i++) bytes = FAULTS[random.index(FAULTS.length)]!(random, bytes);
  return bytes;
}

type Fault = (random: Random, bytes: Uint8Array) => Uint8Array;

/** More often near the beginning, where lengths and formats stand. */
function place(random: Random, bytes: Uint8Array): number {
  return random.index(random.next01() < 0.5 ? Math.min(bytes.length, 64) : bytes.length);
}

const FAULTS: readonly Fault[] = [
  (random, bytes) => {
    const at = place(random, bytes);
    if (at < bytes.length) bytes[at]! ^= 1 << random.index(8);
    return bytes;
  },
  (random, bytes) => {
    const at = place(random, bytes);
    if (at < bytes.length) bytes[at] = random.index(256);
    return bytes;
  },
  (random, bytes) => withNumber(bytes, place(random, bytes), 2, NUMBERS[random.index(NUMBERS.length)]!),
  (random, bytes) =>
    withNumber(bytes, place(random, bytes), 4, LONG_NUMBERS[random.index(LONG_NUMBERS.length)]!),
  (random, bytes) => withNumber(bytes, place(random, bytes), 4, bytes.length - 8 + random.index(5) - 2),
  (random, bytes) => bytes.slice(0, random.index(bytes.length + 1)),
  (random, bytes) => {
    const from = place(random, bytes);
    const length = random.index(40);
    return Uint8Array.from([...bytes.subarray(0, from), ...bytes.subarray(from + length)]);
  },
  (random, bytes) => {
    const from = place(random, bytes);
    const piece = bytes.subarray(from, from + random.index(60));
    return Uint8Array.from([...bytes.subarray(0, from), ...piece, ...bytes.subarray(from)]);
  },
  (random, bytes) => {
    const at = place(random, bytes);
    const noise = Uint8Array.from({ length: random.index(30) }, () => random.index(256));
    return Uint8Array.from([...bytes.subarray(0, at), ...noise, ...bytes.subarray(at)]);
  },
];

function withNumber(bytes: Uint8Array, at: number, width: 2 | 4, value: number): Uint8Array {
  for (let i = 0; i < width && at + i < bytes.length; i++) bytes[at + i] = Math.floor(value / 256 ** i);
  return bytes;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  0.5,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  "",
  "x",
  "master",
  "eq",
  "constructor",
  "__proto__",
  "a".repeat(300),
  "\u0000\n",
  "−∞",
  [],
  {},
  [[]],
  [null],
  { id: "x" },
  { length: 1e9 },
];

/** The document with one to three faults: values replaced, fields and elements left out, doubled, moved or added. */
export function mutateDocument(random: Random, document: unknown): unknown {
  const copy: unknown = structuredClone(document);
  const faults = 1 + random.index(3);
  for (let i = 0; i < faults; i++) mutateInside(random, copy);
  return copy;
}

function mutateInside(random: Random, document: unknown): void {
  const holders = holdersIn(document);
  const holder = holders[random.index(holders.length)];
  if (holder === undefined) return;
  if (Array.isArray(holder)) mutateList(random, holder, document);
  else mutateRecord(random, holder, document);
}

function mutateList(random: Random, list: unknown[], document: unknown): void {
  const at = random.index(list.length + 1);
  const kind = random.index(4);
  if (kind === 0) list.splice(at, 1);
  else if (kind === 1 && at < list.length) list.splice(at, 0, structuredClone(list[at]));
  else if (kind === 2) list.splice(at, 0, strange(random, document));
  else list.splice(at, 1, strange(random, document));
}

function mutateRecord(random: Random, record: Record<string, unknown>, document: unknown): void {
  const keys = Object.keys(record);
  const key = keys[random.index(keys.length)] ?? "x";
  const kind = random.index(6);
  if (kind === 0) delete record[key];
  else if (kind === 1)
    Object.defineProperty(record, "__proto__", {
      value: record[key],
      enumerable: true,
      writable: true,
      configurable: true,
    });
  else if (kind === 2) record[`${key}x`] = record[key];
  else if (kind === 3 && typeof record[key] === "number")
    record[key] = record[key] * (random.next01() * 4 - 2);
  else record[key] = strange(random, document);
}

/** Something that does not belong there, or a piece of the document that belongs elsewhere. */
function strange(random: Random, document: unknown): unknown {
  if (random.next01() < 0.6) return structuredClone(STRANGE[random.index(STRANGE.length)]);
  const holders = holdersIn(document);
  const values = Object.values(holders[random.index(holders.length)] ?? {});
  return structuredClone(values[random.index(values.length)] ?? null);
}

/** Every list and record of a document. */
function holdersIn(document: unknown): (unknown[] | Record<string, unknown>)[] {
  if (typeof document !== "object" || document === null) return [];
  return [document as unknown[] | Record<string, unknown>, ...Object.values(document).flatMap(holdersIn)];
}
