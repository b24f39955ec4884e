import { describePlacement } from "@/audio-engine/acoustics/placement";
import { proximityPower } from "@/audio-engine/acoustics/polar";
import { ROOMS } from "@/audio-engine/acoustics/rooms";
import { cosineOfDegrees } from "@/audio-engine/acoustics/vectors";
import { type AcousticPath, listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { faderGain } from "@/audio-engine/console/levels";
import { eqMagnitudeDb } from "@/audio-engine/dsp/eq-design";
import { decibelsToGain, powerToDecibels } from "@/audio-engine/dsp/math";
import { stripById } from "@/audio-engine/session/address";
import type { Session, Strip, Track } from "@/audio-engine/session/schema";
import { FEED_BANDS_HZ, type Feed } from "./feed-spectra";

/** K-weighted power of a feed per band of `FEED_BANDS_HZ`. */
export type SpectrumOf = (feed: Feed) => Float64Array;

/**
 * About how loud a session is in dB against itself with other settings, from the spectra of what it is made of: EQ,
 * faders, mutes and microphones move it as they move the loudness; pan and what cancels between tracks are left out.
 * Null where that cannot be told from spectra: an enabled unit other than an EQ on the way to the master. −Infinity in
 * silence.
 */
export function estimateLevelDb(session: Session, spectrumOf: SpectrumOf): number | null {
  const paths = listAcousticPaths(session);
  let sum = 0;
  for (const track of session.tracks) {
    if (track.mute) continue;
    const way = wayToMaster(session, track);
    if (way === null) return null;
    const heard = heardPower(track, paths, spectrumOf);
    for (let band = 0; band < heard.length; band++) sum += heard[band]! * way[band]!;
  }
  return powerToDecibels(sum);
}

/** The feeds that `estimateLevelDb` asks for. */
export function listFeeds(session: Session): Feed[] {
  return session.tracks.flatMap(({ input }): Feed[] => {
    if (input.kind === "clips") return [input.clips];
    if (input.kind === "generator") return [input.generator];
    if (input.kind === "liveInput") return [];
    const space = session.spaces.find(({ id }) => id === input.space);
    return space?.sources.map(({ feed }) => feed) ?? [];
  });
}

/** Power gain per band from a strip's input to the master's output, its sends included; null if it cannot be told. */
function wayToMaster(session: Session, strip: Strip): Float64Array | null {
  const gains = stripPower(strip);
  if (gains === null || !("output" in strip)) return gains;
  const onward = new Float64Array(FEED_BANDS_HZ.length);
  const sends = strip.sends.map(({ bus, levelDb, tap }) => {
    const level = faderGain(levelDb) * (tap === "pre" ? 1 / Math.max(faderGain(strip.faderDb), 1e-9) : 1);
    return { bus, gain: level * level };
  });
  for (const { bus, gain } of [{ bus: strip.output, gain: 1 }, ...sends]) {
    const next = stripById(session, bus);
    if (next === null || next.mute || gain === 0) continue;
    const way = wayToMaster(session, next);
    if (way === null) return null;
    for (let band = 0; band < onward.length; band++) onward[band] = onward[band]! + gain * way[band]!;
  }
  return gains.map((gain, band) => gain * onward[band]!);
}

function stripPower({ inserts, faderDb, mute }: Strip): Float64Array | null {
  const fader = mute ? 0 : faderGain(faderDb);
  const power = new Float64Array(FEED_BANDS_HZ.length).fill(fader * fader);
  for (const insert of inserts) {
    if (!insert.enabled) continue;
    if (insert.unit !== "eq") return null;
    const magnitudes = eqMagnitudeDb(insert.params.bands, FEED_BANDS_HZ, insert.params.outputGainDb);
    for (let band = 0; band < power.length; band++) {
      const gain = decibelsToGain(magnitudes[band]!);
      power[band] = power[band]! * gain * gain;
    }
  }
  return power;
}

function heardPower(
  { id, input }: Track,
  paths: readonly AcousticPath[],
  spectrumOf: SpectrumOf,
): Float64Array {
  if (input.kind === "clips") return spectrumOf(input.clips);
  if (input.kind === "generator") return spectrumOf(input.generator);
  const sum = new Float64Array(FEED_BANDS_HZ.length);
  for (const path of paths.filter(({ trackId }) => trackId === id)) {
    const feed = spectrumOf(path.source.feed);
    const power = pathPower(path);
    for (let band = 0; band < sum.length; band++) sum[band] = sum[band]! + feed[band]! * power[band]!;
  }
  return sum;
}

/** The direct sound with its proximity, and the room under it. */
function pathPower({ room, source, microphone }: AcousticPath): Float64Array {
  const facts = describePlacement({ room: ROOMS[room], source, microphone });
  const cosine = cosineOfDegrees(facts.angleDegrees);
  const direct = (frequencyHz: number): number =>
    proximityPower(microphone.pattern01, cosine, facts.distanceMetres, frequencyHz) /
    facts.distanceMetres ** 2;
  const diffuse = 1 / facts.criticalDistanceMetres ** 2;
  return FEED_BANDS_HZ.map((hz) => direct(hz) + diffuse);
}
