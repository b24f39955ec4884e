/** A note in seconds and MIDI numbers. */
export interface MidiNote {
  readonly atSeconds: number;
  readonly seconds: number;
  readonly key: number;
  readonly velocity: number;
}

export interface MidiControl {
  readonly atSeconds: number;
  readonly controller: number;
  readonly value: number;
}

const TICKS_PER_QUARTER = 9600;
const MICROSECONDS_PER_QUARTER = 600_000;
const TICKS_PER_SECOND = (TICKS_PER_QUARTER * 1e6) / MICROSECONDS_PER_QUARTER;

interface TimedBytes {
  readonly tick: number;
  /** At one tick: programme first, then releases, controls, notes. */
  readonly order: number;
  readonly bytes: readonly number[];
}

/** A standard MIDI file, format 0, resolution 1/16 ms, one channel. */
export function midiFile(options: {
  readonly bank: number;
  readonly program: number;
  readonly notes: readonly MidiNote[];
  readonly controls: readonly MidiControl[];
  /** The file's end; keep it late enough for the last note to ring out. */
  readonly endSeconds: number;
}): Uint8Array {
  const events: TimedBytes[] = [
    { tick: 0, order: 0, bytes: [0xb0, 0, options.bank] },
    { tick: 0, order: 0, bytes: [0xb0, 32, 0] },
    { tick: 0, order: 0, bytes: [0xc0, options.program] },
  ];
  for (const { atSeconds, controller, value } of options.controls)
    events.push({ tick: tickOf(atSeconds), order: 2, bytes: [0xb0, controller, clampData(value)] });
  for (const { atSeconds, seconds, key, velocity } of options.notes) {
    events.push({ tick: tickOf(atSeconds), order: 3, bytes: [0x90, key, Math.max(1, clampData(velocity))] });
    events.push({ tick: tickOf(atSeconds + seconds), order: 1, bytes: [0x80, key, 64] });
  }
  events.push({ tick: tickOf(options.endSeconds), order: 4, bytes: [0xff, 0x2f, 0] });
  events.sort((a, b) => a.tick - b.tick || a.order - b.order);
  const track = [0, 0xff, 0x51, 3, ...bigEndian(MICROSECONDS_PER_QUARTER, 3)];
  let last = 0;
  for (const { tick, bytes } of events) {
    track.push(...variableLength(tick - last), ...bytes);
    last = tick;
  }
  return Uint8Array.from([
    ...ascii("MThd"),
    ...bigEndian(6, 4),
    ...bigEndian(0, 2),
    ...bigEndian(1, 2),
    ...bigEndian(TICKS_PER_QUARTER, 2),
    ...ascii("MTrk"),
    ...bigEndian(track.length, 4),
    ...track,
  ]);
}

function tickOf(seconds: number): number {
  if (seconds < 0) throw new RangeError(`A MIDI event cannot be at ${seconds} s.`);
  return Math.round(seconds * TICKS_PER_SECOND);
}

const clampData = (value: number) => Math.min(127, Math.max(0, Math.round(value)));
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

function bigEndian(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** (bytes - 1 - i)) % 256);
}

function variableLength(value: number): number[] {
  const bytes = [value & 127];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift((rest & 127) | 128);
  return bytes;
}
