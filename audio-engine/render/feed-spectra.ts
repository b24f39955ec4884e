import type { AssetLookup } from "@/audio-engine/console/assets";
import { Console } from "@/audio-engine/console/console";
import { BLOCK_FRAMES, SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import { type BiquadCoefficients, kWeighting } from "@/audio-engine/dsp/k-weighting";
import { cos, exp2, log2 } from "@/audio-engine/dsp/math";
import { SpectrumAnalyser } from "@/audio-engine/dsp/spectrum";
import { newMaster, newTrack } from "@/audio-engine/session/build";
import type { Clip, Generator, Session, TrackInput } from "@/audio-engine/session/schema";
import type { FrameRange } from "./worker-protocol";

const LOWEST_HZ = 20;
const BANDS_PER_OCTAVE = 12;
const BANDS = 10 * BANDS_PER_OCTAVE;
/** 5.9 Hz per bin. */
const ANALYSED_FRAMES = 8192;
const MOST_BLOCKS = 48;

/** Centres of the twelfths of an octave from 20 Hz to 20 kHz in which feeds are kept; the outer ones hold the rest. */
export const FEED_BANDS_HZ = Float64Array.from(
  { length: BANDS },
  (_, band) => LOWEST_HZ * exp2((band + 0.5) / BANDS_PER_OCTAVE),
);

/** What sounds before any microphone, insert or fader. */
export type Feed = readonly Clip[] | Generator;

/**
 * K-weighted mean power of a feed in each of `FEED_BANDS_HZ`, over a range of the session: from at most `MOST_BLOCKS`
 * stretches spread evenly over it, so that a long song takes no longer than a short one.
 * @throws AssetMissingError
 */
export function feedSpectrum(
  feed: Feed,
  session: Session,
  { fromFrame, toFrame }: FrameRange,
  assets: AssetLookup,
): Float64Array {
  const sides = [{ id: "feed", session: aloneIn(session, feed) }];
  const console = new Console({ sides, startSideId: "feed", assets, impulseResponses: new Map() });
  const print = console.side("feed")!.print.out;
  const analyser = new SpectrumAnalyser(ANALYSED_FRAMES);
  const block = new Float64Array(ANALYSED_FRAMES);
  const power = new Float64Array(analyser.bins);
  const bands = new Float64Array(BANDS);
  const fitting = Math.floor((toFrame - fromFrame) / ANALYSED_FRAMES);
  const blocks = Math.max(1, Math.min(MOST_BLOCKS, fitting));
  for (const channel of ["left", "right"] as const) {
    for (let i = 0; i < blocks; i++) {
      console.seek(fromFrame + Math.floor((i * fitting) / blocks) * ANALYSED_FRAMES);
      for (let at = 0; at < ANALYSED_FRAMES; at += BLOCK_FRAMES) {
        console.processBlock();
        block.set(print[channel] ?? print.left, at);
      }
      analyser.powerOf(block, 0, power);
      addToBands(power, bands);
    }
  }
  return bands.map((sum) => sum / blocks);
}

function aloneIn(session: Session, feed: Feed): Session {
  const input: TrackInput = isGenerator(feed)
    ? { kind: "generator", generator: feed }
    : { kind: "clips", clips: [...feed] };
  const track = newTrack({ id: "feed", name: "Feed", input });
  return { ...session, spaces: [], tracks: [track], buses: [], master: newMaster({}), automation: [] };
}

function isGenerator(feed: Feed): feed is Generator {
  return !Array.isArray(feed);
}

const HZ_PER_BIN = SAMPLE_RATE_HZ / ANALYSED_FRAMES;
const K_POWER = kPowers();

function addToBands(power: Float64Array, bands: Float64Array): void {
  for (let bin = 1; bin < power.length; bin++) {
    const octaves = log2((bin * HZ_PER_BIN) / LOWEST_HZ);
    const band = Math.max(0, Math.min(BANDS - 1, Math.floor(octaves * BANDS_PER_OCTAVE)));
    bands[band] = bands[band]! + K_POWER[bin]! * power[bin]!;
  }
}

function kPowers(): Float64Array {
  const { shelf, highPass } = kWeighting(SAMPLE_RATE_HZ);
  return Float64Array.from({ length: ANALYSED_FRAMES / 2 + 1 }, (_, bin) => {
    const turn = (2 * Math.PI * bin) / ANALYSED_FRAMES;
    return biquadPower(shelf, turn) * biquadPower(highPass, turn);
  });
}

/** |H|² at an angle of the unit circle in radians. */
function biquadPower({ b0, b1, b2, a1, a2 }: BiquadCoefficients, turn: number): number {
  const [c1, c2] = [2 * cos(turn), 2 * cos(2 * turn)];
  const above = b0 * b0 + b1 * b1 + b2 * b2 + (b0 * b1 + b1 * b2) * c1 + b0 * b2 * c2;
  return above / (1 + a1 * a1 + a2 * a2 + (a1 + a1 * a2) * c1 + a2 * c2);
}
