import { SAMPLE_RATE_HZ, toDb } from "./loop";

/** A stretch of a song that is published as a sound of its own. */
export interface Stretch {
  readonly name: string;
  readonly startBar: number;
  readonly bars: number;
}

/** What a player does, in seconds from the song's first bar line. */
export interface Played {
  readonly atSeconds: number;
  readonly chokeSeconds?: number;
}

/** A part, section by section; `player` starts afresh each time and then plays what it is given, in order. */
export interface Part<Event extends Played> {
  readonly events: ReadonlyMap<Stretch, readonly Event[]>;
  readonly player: () => (events: readonly Event[], frames: number) => readonly Float64Array[];
}

/** One section's sound. Its first bar line stands `LEAD_IN_FRAMES` after its first frame. */
export interface SectionTake {
  readonly stretch: Stretch;
  readonly channels: readonly Float64Array[];
}

/** Before the bar line: players that push, and the grain of fluidsynth (64 frames) kept. */
export const LEAD_IN_FRAMES = 4800;
const LONGEST_RING_SECONDS = 12;
/** What rings on below this, against the part's loudest sample, is nothing that could be missed. */
const INAUDIBLE_DB = -66;
const WINDOW_FRAMES = 480;
const FADE_FRAMES = 4800;

/**
 * Plays every section by itself, ring-out included: laid over each other at their bar lines they are the part played
 * straight through. A section in which nothing is played has no sound.
 */
export function takesOf<Event extends Played>(part: Part<Event>, framesPerBar: number): SectionTake[] {
  const play = part.player();
  const takes: SectionTake[] = [];
  for (const [stretch, events] of part.events) {
    if (events.length === 0) continue;
    const frames = LEAD_IN_FRAMES + stretch.bars * framesPerBar + LONGEST_RING_SECONDS * SAMPLE_RATE_HZ;
    const offset = (LEAD_IN_FRAMES - stretch.startBar * framesPerBar) / SAMPLE_RATE_HZ;
    takes.push({
      stretch,
      channels: play(
        events.map((event) => later(event, offset)),
        frames,
      ),
    });
  }
  return takes;
}

function later<Event extends Played>(event: Event, seconds: number): Event {
  const { chokeSeconds } = event;
  const atSeconds = event.atSeconds + seconds;
  if (atSeconds < 0) throw new RangeError("A stroke falls before its section's lead-in.");
  return {
    ...event,
    atSeconds,
    ...(chokeSeconds !== undefined && { chokeSeconds: chokeSeconds + seconds }),
  };
}

/** Takes without what nobody hears: each ends, after its last bar at the earliest, where its ring has died away. */
export function withoutSilentEnds(takes: readonly SectionTake[], framesPerBar: number): SectionTake[] {
  const loudest = Math.max(...takes.map(({ channels }) => peakFrom(channels, 0, channels[0]!.length)));
  return takes.map(({ stretch, channels }) => {
    const bars = LEAD_IN_FRAMES + stretch.bars * framesPerBar;
    let end = channels[0]!.length;
    const isSilent = () => toDb(peakFrom(channels, end - WINDOW_FRAMES, end) / loudest) < INAUDIBLE_DB;
    while (end > bars && isSilent()) end -= WINDOW_FRAMES;
    end = Math.min(channels[0]!.length, Math.max(bars, end) + FADE_FRAMES);
    return { stretch, channels: channels.map((channel) => faded(channel.slice(0, end), FADE_FRAMES)) };
  });
}

/** The last frames fall to nothing along half a cosine, in place. */
export function faded(channel: Float64Array, frames: number): Float64Array {
  for (let i = 0; i < frames; i++) {
    const at = channel.length - 1 - i;
    channel[at] = channel[at]! * (0.5 - 0.5 * Math.cos((Math.PI * i) / frames));
  }
  return channel;
}

function peakFrom(channels: readonly Float64Array[], from: number, to: number): number {
  let peak = 0;
  for (const channel of channels)
    for (let i = Math.max(0, from); i < to; i++) peak = Math.max(peak, Math.abs(channel[i]!));
  return peak;
}
