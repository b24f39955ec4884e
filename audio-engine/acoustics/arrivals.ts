import { log } from "../dsp/math";
import { airLossDbPerMetre, propagationSeconds, SPEED_OF_SOUND } from "./air";
import { type ImageSource, listImageSources } from "./image-sources";
import { OCTAVE_CENTRES_HZ, OCTAVE_COUNT, type OctaveValues, perOctave } from "./octave-bands";
import { type MicrophoneType, offAxisPower } from "./off-axis";
import { polarGain, proximityFactor, SHORTEST_DISTANCE_METRES } from "./polar";
import { type Room, requireInside, SURFACES, surfaceAbsorption } from "./rooms";
import { type Aim, cosineBetween, direction, type Vector } from "./vectors";

/** Omnidirectional for now: the aim is kept for directivity. */
export interface AcousticSource {
  readonly position: Vector;
  readonly aim: Aim;
}

export interface Microphone {
  readonly position: Vector;
  readonly aim: Aim;
  /** 1 omnidirectional, 0.5 cardioid, 0 figure-8. */
  readonly pattern01: number;
  readonly type: MicrophoneType;
}

export interface Placement {
  readonly room: Room;
  readonly source: AcousticSource;
  readonly microphone: Microphone;
}

/** One path of sound into the microphone. Gains are amplitudes against a source at 1 m on axis. */
export interface Arrival {
  readonly image: ImageSource;
  readonly delaySeconds: number;
  /** Cosine of the angle to the microphone's axis. */
  readonly cosine: number;
  /** Pattern and 1/distance; negative from the rear of a gradient pattern. */
  readonly pressureGain: number;
  /** Factor of the leaky integral over time (`addLeakyIntegral`) that makes the proximity effect. */
  readonly gradientGain: number;
  /** Natural logarithm of the amplitude left by walls, air and off-axis treble, per octave band: 0 or less. */
  readonly octaveNepers: OctaveValues;
}

/**
 * The direct path first, then reflections in order of time, up to `withinSeconds` after emission.
 * @throws AcousticsError when source or microphone stand outside the room
 */
export function listArrivals(placement: Placement, withinSeconds: number): Arrival[] {
  const { room, source, microphone } = placement;
  requireInside(room, source.position, "source");
  requireInside(room, microphone.position, "microphone");
  const axis = direction(microphone.aim);
  const walls = SURFACES.map((name) =>
    surfaceAbsorption(room.surfaces[name]).map((absorbed) => 0.5 * log(Math.max(1 - absorbed, 1e-30))),
  );
  const within = withinSeconds * SPEED_OF_SOUND;
  return listImageSources(room.size, source.position, microphone.position, within).map((image) =>
    arrivalOf(image, microphone, axis, walls),
  );
}

const airNepersPerMetre = perOctave((centreHz) => (airLossDbPerMetre(centreHz) * log(10)) / 20);

function arrivalOf(
  image: ImageSource,
  microphone: Microphone,
  axis: Vector,
  wallNepers: readonly Float64Array[],
): Arrival {
  const { pattern01, type } = microphone;
  const { distanceMetres } = image;
  const cosine = cosineBetween(axis, image.offset);
  const octaveNepers = new Float64Array(OCTAVE_COUNT);
  for (let band = 0; band < OCTAVE_COUNT; band++) {
    const treble = offAxisPower(type, pattern01, cosine, OCTAVE_CENTRES_HZ[band]!);
    let nepers = 0.5 * log(treble) - airNepersPerMetre[band]! * distanceMetres;
    for (let wall = 0; wall < wallNepers.length; wall++) {
      nepers += image.bounces[wall]! * wallNepers[wall]![band]!;
    }
    octaveNepers[band] = nepers;
  }
  const spread = 1 / Math.max(distanceMetres, SHORTEST_DISTANCE_METRES);
  return {
    image,
    delaySeconds: propagationSeconds(distanceMetres),
    cosine,
    pressureGain: polarGain(pattern01, cosine) * spread,
    gradientGain: proximityFactor(pattern01, cosine, distanceMetres) * spread,
    octaveNepers,
  };
}
