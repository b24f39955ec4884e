import { HalfBandDown, halfBandTaps } from "@/audio-engine/dsp/half-band";
import { fromDb, SAMPLE_RATE_HZ } from "../loop";
import type { Random } from "../random";
import { readTrack } from "./drift";
import { CONTROL_HZ } from "./melody";

const OVERSAMPLING = 4;
const BLOCK_FRAMES = 256;
const FIRST = halfBandTaps(73, 8.8);
const SECOND = halfBandTaps(7, 10);
/** Of both half-bands, to the nearest frame. */
const LATENCY_FRAMES = Math.round(2 * FIRST.length - 1 + (2 * SECOND.length - 1) / 2) / 2;
const LEAST_RD = 0.3;
const MOST_RD = 2.7;
const RD_STEP = 0.02;
/** Of the length and the strength of each cycle, at restlessness 1. */
const JITTER = 0.003;
const SHIMMER = 0.025;

/** One cycle of flow through the glottis, differentiated, as a function of time in cycles. */
interface Pulse {
  readonly opening: number;
  readonly growth: number;
  readonly omega: number;
  /** Moment of closure. */
  readonly closure: number;
  /** Decay after the closure, and what it has lost at the end of the cycle. */
  readonly decay: number;
  readonly rest: number;
  readonly returnScale: number;
}

/**
 * The model of Fant, Liljencrants and Lin (STL-QPSR 4/1985) with the one parameter Rd of Fant (STL-QPSR 2–3/1995): 0.3
 * pressed … 2.7 whispery. Steepest slope −1 at the closure, no flow left over at the end of a cycle.
 */
export function pulseOf(rd: number): Pulse {
  const ra = (-1 + 4.8 * rd) / 100;
  const rk = (22.4 + 11.8 * rd) / 100;
  const rg = rk / (4 * ((0.11 * rd) / (0.5 + 1.2 * rk) - ra));
  const omega = 2 * Math.PI * rg;
  const closure = (1 + rk) / (2 * rg);
  const tail = 1 - closure;
  let decay = 1 / ra;
  for (let i = 0; i < 60; i++) decay = (1 - Math.exp(-decay * tail)) / ra;
  const rest = Math.exp(-decay * tail);
  const returnScale = 1 / (decay * ra);
  const returned = -returnScale * ((1 - rest) / decay - tail * rest);
  const openingOf = (growth: number) => -1 / (Math.exp(growth * closure) * Math.sin(omega * closure));
  const flowLeft = (growth: number) => {
    const swing = growth * Math.sin(omega * closure) - omega * Math.cos(omega * closure);
    const opened = (Math.exp(growth * closure) * swing + omega) / (growth * growth + omega * omega);
    return openingOf(growth) * opened + returned;
  };
  let low = -60;
  let high = 60;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (flowLeft(middle) > 0) low = middle;
    else high = middle;
  }
  const growth = (low + high) / 2;
  return { opening: openingOf(growth), growth, omega, closure, decay, rest, returnScale };
}

/** Slope of the flow `t` cycles after its beginning, 0 ≤ t < 1. */
export function pulseAt(
  { opening, growth, omega, closure, decay, rest, returnScale }: Pulse,
  t: number,
): number {
  if (t < closure) return opening * Math.exp(growth * t) * Math.sin(omega * t);
  return -returnScale * (Math.exp(-decay * (t - closure)) - rest);
}

const PULSES = Array.from({ length: Math.round((MOST_RD - LEAST_RD) / RD_STEP) + 1 }, (_, i) =>
  pulseOf(LEAST_RD + i * RD_STEP),
);

export interface GlottalTracks {
  /** MIDI keys. */
  readonly pitch: Float64Array;
  /** Strength of the closures, 1 at full effort. */
  readonly voicing: Float64Array;
  readonly rd: Float64Array;
}

export interface GlottalSource {
  readonly flow: Float64Array;
  /** 0 closed … 1 open: where breath passes in each cycle. */
  readonly openness: Float64Array;
}

/**
 * The folds' pulses at 48 kHz without aliasing: made at four times the rate, each cycle a little longer or shorter,
 * stronger or weaker than the last.
 * @param tracks values of `CONTROL_HZ`
 */
export function glottalSource(
  { pitch, voicing, rd }: GlottalTracks,
  frames: number,
  restlessness: number,
  random: Random,
): GlottalSource {
  const flow = new Float64Array(frames);
  const openness = new Float64Array(frames);
  const half = new HalfBandDown(SECOND, 2 * BLOCK_FRAMES);
  const quarter = new HalfBandDown(FIRST, BLOCK_FRAMES);
  const high = new Float64Array(OVERSAMPLING * BLOCK_FRAMES);
  const folded = new Float64Array(2 * BLOCK_FRAMES);
  const low = new Float64Array(BLOCK_FRAMES);
  const hertz = pitch.map((key) => 440 * 2 ** ((key - 69) / 12));
  const toControl = CONTROL_HZ / SAMPLE_RATE_HZ;
  let phase = 0;
  let stretch = 1;
  let strength = 1;
  let pulse = PULSES[0]!;
  for (let start = 0; start < frames + LATENCY_FRAMES; start += BLOCK_FRAMES) {
    for (let k = 0; k < high.length; k++) {
      const frame = start + k / OVERSAMPLING;
      const at = frame * toControl;
      phase += (readTrack(hertz, at) * stretch) / (OVERSAMPLING * SAMPLE_RATE_HZ);
      if (phase >= 1) {
        phase -= 1;
        stretch = 1 + restlessness * JITTER * random.normal();
        strength = fromDb(20 * restlessness * SHIMMER * 0.43 * random.normal());
        pulse = PULSES[Math.round((clampRd(readTrack(rd, at)) - LEAST_RD) / RD_STEP)]!;
      }
      high[k] = strength * readTrack(voicing, at) * pulseAt(pulse, phase);
      if (k % OVERSAMPLING === 0 && frame < frames) openness[frame] = opennessAt(phase / pulse.closure);
    }
    half.process(high, 2 * BLOCK_FRAMES, folded);
    quarter.process(folded, BLOCK_FRAMES, low);
    for (let k = 0; k < BLOCK_FRAMES; k++) {
      const to = start + k - LATENCY_FRAMES;
      if (to >= 0 && to < frames) flow[to] = low[k]!;
    }
  }
  return { flow, openness };
}

const clampRd = (rd: number) => Math.min(MOST_RD, Math.max(LEAST_RD, rd));

/** Opens slowly, closes fast, and is never quite shut. */
function opennessAt(share: number): number {
  const open = share < 1 ? Math.sin(Math.PI * share ** 1.5) : Math.max(0, 0.25 * (1.15 - share));
  return 0.12 + 0.88 * open;
}
