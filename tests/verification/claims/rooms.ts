import { listArrivals, type Placement } from "@/audio-engine/acoustics/arrivals";
import { makeTailBands } from "@/audio-engine/acoustics/diffuse-tail";
import { microphoneImpulseResponse, renderArrivals } from "@/audio-engine/acoustics/impulse-response";
import {
  applyMicrophoneCharacter,
  microphoneCharacterDb,
} from "@/audio-engine/acoustics/microphone-character";
import { OCTAVE_CENTRES_HZ } from "@/audio-engine/acoustics/octave-bands";
import type { MicrophoneType } from "@/audio-engine/acoustics/off-axis";
import { describePlacement } from "@/audio-engine/acoustics/placement";
import { impulseResponseFrames, ROOMS, type RoomId } from "@/audio-engine/acoustics/rooms";
import { energyBetween, magnitudeAt, t30Seconds } from "@/tests/helpers/room-measures";
import reference from "@/tests/reference/rooms.json";
import { type Claim, Deviations, deviationsPlot } from "../claim";

const ROOM_IDS = Object.keys(ROOMS) as RoomId[];
type Entry = (typeof reference.rooms)[RoomId]["placements"][number];

function placementOf(id: RoomId, entry: Entry): Placement {
  const vector = ([x = 0, y = 0, z = 0]: readonly number[]) => ({ x, y, z });
  const { azimuthDegrees, elevationDegrees, pattern01 } = entry;
  return {
    room: ROOMS[id],
    source: { position: vector(entry.source), aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
    microphone: {
      position: vector(entry.microphone),
      aim: { azimuthDegrees, elevationDegrees },
      pattern01,
      type: entry.type as MicrophoneType,
    },
  };
}

/** Proximity, which is promised by itself and less closely, rules what lies below this. */
const LOWEST_HZ = 125;

export const reflectionLevels: Claim = {
  id: "reflection-levels",
  title: "Rooms: how loud the walls answer",
  promise:
    "Each echo has lost what distance, walls, air and the microphone's back take from it, octave by octave.",
  reference:
    "the source mirrored in the six walls again and again, in numpy (Allen & Berkley, JASA 65(4), 1979); four rooms, fifty random placements, 320 reflections, where each is within 40 dB of its loudest octave",
  tolerance: 0.1,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found: number[] = [];
    for (const id of ROOM_IDS) {
      for (const entry of reference.rooms[id].placements) {
        const placement = placementOf(id, entry);
        const arrivals = listArrivals(placement, entry.reflectionSeconds[29]! + 1e-6).slice(1, 31);
        for (const { reflection, levelsDb } of entry.reflectionLevels) {
          const arrival = arrivals[reflection]!;
          if (Math.abs(arrival.pressureGain * arrival.image.distanceMetres) < 0.02) continue;
          // At time 0, where nothing of the blend into the tail is faded yet.
          const response = renderArrivals([{ ...arrival, delaySeconds: 0 }], placement.room, 0, 8192);
          for (const [band, hz] of OCTAVE_CENTRES_HZ.entries()) {
            if (hz < LOWEST_HZ || levelsDb[band]! < Math.max(...levelsDb) - 40) continue;
            const deviation = 20 * Math.log10(magnitudeAt(response, hz)) - levelsDb[band]!;
            deviations.add(deviation, 0);
            if (hz === 1000) found.push(deviation);
          }
        }
      }
    }
    const plot = deviationsPlot("deviation at 1 kHz in decibels", found, undefined, "reflection");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const reverberantTail: Claim = {
  id: "reverberant-tail",
  title: "Rooms: the tail that is heard",
  promise:
    "What is heard of a room's end decays as the room must: within a twentieth, less than one notices.",
  reference:
    "T30 by ISO 3382-1 from the sound of the tail, against Eyring, JASA 1 (1930), with the air of ISO 9613-1, in numpy",
  tolerance: 5,
  unit: "%",
  measure() {
    const deviations = new Deviations();
    const found = ROOM_IDS.flatMap((id) => {
      const bands = makeTailBands(ROOMS[id], impulseResponseFrames(ROOMS[id]));
      return bands.map((band, i) => 100 * (t30Seconds(band) / reference.rooms[id].t60Seconds[i]! - 1));
    });
    for (const deviation of found) deviations.add(deviation, 0);
    const plot = deviationsPlot("deviation in per cent", found, undefined, "octave of a room");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

/** A whole impulse response takes a twentieth of a second. */
const SLOW_PLACEMENTS = 5;
const MID_OCTAVES_HZ = [500, 1000, 2000, 4000];

function midEnergy(signal: Float64Array): number {
  return MID_OCTAVES_HZ.reduce(
    (sum, hz) => sum + energyBetween(signal, hz * Math.SQRT1_2, hz * Math.SQRT2),
    0,
  );
}

export const directToReverberant: Claim = {
  id: "direct-to-reverberant",
  title: "Rooms: the sound and its room",
  promise: "The balance of direct sound and room that is shown is the one that is heard.",
  reference:
    "energy of the direct sound and of all the rest in the finished impulse response, 500 Hz to 4 kHz; five placements in each room",
  tolerance: 0.5,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const found: number[] = [];
    for (const id of ROOM_IDS) {
      for (const entry of reference.rooms[id].placements.slice(0, SLOW_PLACEMENTS)) {
        const placement = placementOf(id, entry);
        const response = microphoneImpulseResponse(placement);
        const [first] = listArrivals(placement, 0);
        const direct = renderArrivals([first!], placement.room, first!.delaySeconds, response.length);
        applyMicrophoneCharacter(direct, placement.microphone.type);
        const rest = response.map((value, i) => value - direct[i]!);
        const heardDb = 10 * Math.log10(midEnergy(direct) / midEnergy(rest));
        const deviation = describePlacement(placement).directToReverberantDb - heardDb;
        deviations.add(deviation, 0);
        found.push(deviation);
      }
    }
    const plot = deviationsPlot("deviation in decibels", found, undefined, "placement");
    return { worst: deviations.worst, values: deviations.values, plot };
  },
};

export const microphoneTypes: Claim = {
  id: "microphone-types",
  title: "Microphone: the character of its type",
  promise:
    "Dynamic, condenser and ribbon colour the sound as their curves say. The curves are typical, of no make.",
  reference: "analog bands of R. Bristow-Johnson's cookbook by scipy.signal.freqs, to 10 kHz",
  tolerance: 0.2,
  unit: "dB",
  measure() {
    const deviations = new Deviations();
    const x = reference.frequenciesHz.filter((hz) => hz <= 10000);
    for (const [type, expected] of Object.entries(reference.charactersDb)) {
      const heard = microphoneCharacterDb(type as MicrophoneType, x);
      for (const [i, level] of heard.entries()) deviations.add(level, expected[i]!);
    }
    return {
      worst: deviations.worst,
      values: deviations.values,
      plot: {
        kind: "curve",
        xLabel: "frequency in hertz; a dynamic microphone",
        xScale: "log",
        yLabel: "gain in decibels",
        x,
        y: Array.from(microphoneCharacterDb("dynamic", x)),
        expected: reference.charactersDb.dynamic.slice(0, x.length),
      },
    };
  },
};
