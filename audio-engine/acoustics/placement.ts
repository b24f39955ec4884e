import { powerToDecibels } from "../dsp/math";
import { propagationSeconds } from "./air";
import { type Arrival, listArrivals, type Placement } from "./arrivals";
import { mixingTime } from "./diffuse-tail";
import { diffuseEnergy, directEnergy, reflectedEnergy, tailEnergy } from "./direct-to-reverberant";
import { directPathSeconds } from "./impulse-response";
import { proximityGainDbTowards } from "./polar";
import { degreesOfCosine } from "./vectors";

/** A placement in numbers. */
export interface PlacementDescription {
  readonly distanceMetres: number;
  /** Between the microphone's axis and the source, 0…180. */
  readonly angleDegrees: number;
  /**
   * Energy of the direct path against reflections and tail as in the impulse response, octave bands 500 Hz to 4 kHz
   * counted alike. −Infinity in the null of a pattern without proximity.
   */
  readonly directToReverberantDb: number;
  /** How much louder 100 Hz is than from afar at this angle; Infinity in the pattern's null. */
  readonly proximityGainDb: number;
  /** Distance at which a source on axis is as loud as the diffuse field, same bands, without proximity. */
  readonly criticalDistanceMetres: number;
  /** From the direct sound to the first reflection. */
  readonly earlyReflectionDelaySeconds: number;
}

const PROXIMITY_HZ = 100;

/** @throws AcousticsError when source or microphone stand outside the room */
export function describePlacement(placement: Placement): PlacementDescription {
  const { room, microphone } = placement;
  const { size } = room;
  // The nearest surface's reflection is never later than this.
  const firstWithin =
    directPathSeconds(placement) + propagationSeconds(2 * Math.min(size.x, Math.min(size.y, size.z)));
  const arrivals = listArrivals(placement, Math.max(mixingTime(room).toSeconds, firstWithin));
  const [direct, first] = arrivals as [Arrival, Arrival];
  const { distanceMetres } = direct.image;
  return {
    distanceMetres,
    angleDegrees: degreesOfCosine(direct.cosine),
    directToReverberantDb: powerToDecibels(
      directEnergy(direct, microphone) /
        (reflectedEnergy(arrivals, room, microphone.type) + tailEnergy(room, microphone)),
    ),
    proximityGainDb: proximityGainDbTowards(
      microphone.pattern01,
      direct.cosine,
      distanceMetres,
      PROXIMITY_HZ,
    ),
    criticalDistanceMetres: 1 / Math.sqrt(diffuseEnergy(room, microphone)),
    earlyReflectionDelaySeconds: first.delaySeconds - direct.delaySeconds,
  };
}
