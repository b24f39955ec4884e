import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { propagationSeconds } from "./air";
import { type Arrival, listArrivals, type Placement } from "./arrivals";
import { addTail, earlyFade, makeTailBands, mixingTime } from "./diffuse-tail";
import { AcousticsError } from "./errors";
import { SINC_HALF_FRAMES, SINC_TAPS, writeFractionalDelay } from "./fractional-delay";
import { applyMicrophoneCharacter } from "./microphone-character";
import { OctaveFilter } from "./octave-filter";
import { diffuseOctavePower } from "./off-axis";
import { addLeakyIntegral } from "./polar";
import { impulseResponseFrames, type Room } from "./rooms";
import { difference, length } from "./vectors";

/** Frame of a response at which a path of the subtracted delay arrives: room for the rise of delayed impulses. */
export const IMPULSE_RESPONSE_LEAD_FRAMES = SINC_HALF_FRAMES;

const FADE_OUT_SECONDS = 0.04;

/** Delay in seconds of the direct path. With several microphones, the shortest is subtracted from all. */
export function directPathSeconds({ source, microphone }: Omit<Placement, "room">): number {
  return propagationSeconds(length(difference(source.position, microphone.position)));
}

export interface ImpulseResponseRequest extends Placement {
  /** Delay taken off every path, at most the direct one's, which is the default. */
  readonly subtractSeconds?: number;
}

/**
 * What a microphone hears of an impulse at the source, 1 being a source 1 m away on axis without walls: direct path
 * with proximity and off-axis treble, image sources per octave band, and a diffuse tail that is the same noise
 * everywhere in the room, all through the response of the microphone's type. `impulseResponseFrames(room)` long; the subtracted delay lies at frame 16. The same bits on
 * every host.
 * @throws AcousticsError outside the room, or when more than the direct path's delay is subtracted
 */
export function microphoneImpulseResponse(request: ImpulseResponseRequest): Float64Array {
  const { room, microphone } = request;
  const directSeconds = directPathSeconds(request);
  const subtractSeconds = request.subtractSeconds ?? directSeconds;
  if (!(subtractSeconds >= 0 && subtractSeconds <= directSeconds)) {
    throw new AcousticsError(
      "acoustics/out-of-range",
      "The delay taken off a response is between 0 and that of its direct path.",
    );
  }
  const frames = impulseResponseFrames(room);
  const [direct, ...reflections] = listArrivals(request, mixingTime(room).toSeconds);
  const reverberant = renderArrivals(reflections, room, subtractSeconds, frames);
  const emissionFrame = IMPULSE_RESPONSE_LEAD_FRAMES - subtractSeconds * SAMPLE_RATE_HZ;
  const power = diffuseOctavePower(microphone.type, microphone.pattern01);
  addTail(reverberant, tailBandsOf(room), room, power, emissionFrame);
  removeLowest(reverberant);
  const response = renderArrivals(direct === undefined ? [] : [direct], room, subtractSeconds, frames);
  for (let i = 0; i < frames; i++) response[i] = response[i]! + reverberant[i]!;
  applyMicrophoneCharacter(response, microphone.type);
  fadeOut(response);
  return response;
}

/** Reflections of a high order are many and faint: a shorter filter is exact enough for them, and costs half. */
const LONG_FILTER_FRAMES = 1024;
const SHORT_FILTER_FRAMES = 512;
const LONG_FILTER_ORDERS = 5;
let longFilter: OctaveFilter | undefined;
let shortFilter: OctaveFilter | undefined;

function octaveFilterFor(order: number): OctaveFilter {
  if (order <= LONG_FILTER_ORDERS) {
    longFilter ??= new OctaveFilter(LONG_FILTER_FRAMES);
    return longFilter;
  }
  shortFilter ??= new OctaveFilter(SHORT_FILTER_FRAMES);
  return shortFilter;
}

/** Paths as a response of `frames`; reflections late in the room's mixing time are faded. */
export function renderArrivals(
  arrivals: readonly Arrival[],
  room: Room,
  subtractSeconds: number,
  frames: number,
): Float64Array {
  const { fromSeconds, toSeconds } = mixingTime(room);
  const pressure = new Float64Array(frames);
  const gradient = new Float64Array(frames);
  const response = new Float64Array(LONG_FILTER_FRAMES);
  const delay = new Float64Array(SINC_TAPS);
  const path = new Float64Array(LONG_FILTER_FRAMES + SINC_TAPS);
  for (const arrival of arrivals) {
    const share = (arrival.delaySeconds - fromSeconds) / (toSeconds - fromSeconds);
    const fade = arrival.image.order === 0 ? 1 : earlyFade(share);
    if (fade === 0) continue;
    const filter = octaveFilterFor(arrival.image.order);
    filter.write(arrival.octaveNepers, response);
    const at = IMPULSE_RESPONSE_LEAD_FRAMES + (arrival.delaySeconds - subtractSeconds) * SAMPLE_RATE_HZ;
    const whole = Math.floor(at);
    writeFractionalDelay(delay, at - whole);
    const pathFrames = convolve(response, filter.frames, delay, path);
    const first = whole - (SINC_HALF_FRAMES - 1);
    addScaled(pressure, first, path, pathFrames, fade * arrival.pressureGain);
    addScaled(gradient, first, path, pathFrames, fade * arrival.gradientGain);
  }
  addLeakyIntegral(pressure, gradient);
  return pressure;
}

const tails = new WeakMap<Room, Float64Array[]>();

function tailBandsOf(room: Room): Float64Array[] {
  const known = tails.get(room);
  if (known !== undefined) return known;
  const made = makeTailBands(room, impulseResponseFrames(room));
  tails.set(room, made);
  return made;
}

/** Returns how many frames of `out` it has written. */
function convolve(
  response: Float64Array,
  responseFrames: number,
  delay: Float64Array,
  out: Float64Array,
): number {
  out.fill(0);
  for (let tap = 0; tap < SINC_TAPS; tap++) {
    const gain = delay[tap]!;
    if (gain === 0) continue;
    for (let i = 0; i < responseFrames; i++) out[tap + i] = out[tap + i]! + gain * response[i]!;
  }
  return responseFrames + SINC_TAPS;
}

function addScaled(
  out: Float64Array,
  first: number,
  path: Float64Array,
  pathFrames: number,
  gain: number,
): void {
  const end = Math.min(pathFrames, out.length - first);
  for (let i = 0; i < end; i++) out[first + i] = out[first + i]! + gain * path[i]!;
}

const LOWEST_HZ = 8;

/** First-order high-pass: images are all positive and pile up at 0 Hz (Allen & Berkley remove it the same way). */
function removeLowest(signal: Float64Array): void {
  const corner = (Math.PI * LOWEST_HZ) / SAMPLE_RATE_HZ;
  const gain = 1 / (1 + corner);
  const pole = (1 - corner) * gain;
  let before = 0;
  let state = 0;
  for (let i = 0; i < signal.length; i++) {
    const now = signal[i]!;
    state = pole * state + gain * (now - before);
    before = now;
    signal[i] = state;
  }
}

function fadeOut(response: Float64Array): void {
  const fadeFrames = Math.floor(FADE_OUT_SECONDS * SAMPLE_RATE_HZ);
  for (let i = 0; i < fadeFrames; i++) {
    const share = i / fadeFrames;
    const at = response.length - 1 - i;
    response[at] = response[at]! * (share * share * (3 - 2 * share));
  }
}
