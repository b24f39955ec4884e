import { fromDb } from "../synthesis/loop";
import { addInhale } from "../synthesis/noises";
import { WindInstrument, type WindNote } from "../synthesis/wind";
import { FONTS } from "../tools";
import { BREATHS, LOOP_FRAMES, player, TUNE } from "./score";

const SOPRANO_SAX = { bank: 0, program: 64 } as const;
const TONGUE_SECONDS = 0.1;

/** Soprano saxophone as a voice: from a whisper that is half breath to a belt, 26 dB apart; breaths before phrases. */
export function lead(): Float64Array[] {
  const breath = player(
    { offsetSeconds: 0.008, driftSeconds: 0.006, jitterSeconds: 0.005, velocityNoise: 0 },
    7,
  );
  const starts = TUNE.map(([bar, sixteenth]) => breath.timeOf(bar * 16 + sixteenth));
  const notes = TUNE.map(([, , length, key, effort01, phrasing], i): WindNote => {
    const atSeconds = starts[i]!;
    const slursOn = TUNE[i + 1]?.[5] === "slurred";
    return {
      atSeconds,
      seconds: slursOn
        ? starts[i + 1]! - atSeconds
        : Math.max(0.08, breath.secondsOf(length) - TONGUE_SECONDS),
      key,
      effort01: Math.min(1, Math.max(0, effort01 + breath.random.normal() * 0.015)),
      slurred: phrasing === "slurred",
      scoop: phrasing === "scooped" ? breath.random.range(0.4, 0.8) : 0,
      falls: phrasing === "falling",
    };
  });
  const loop = new Float64Array(LOOP_FRAMES);
  new WindInstrument(FONTS.general, SOPRANO_SAX.bank, SOPRANO_SAX.program, {
    dynamicRangeDb: 26,
    darkestHz: 1500,
    brightestHz: 12000,
    breathDb: -10,
  }).play(loop, notes, breath.random);
  for (const [bar, sixteenth] of BREATHS) {
    const gain = 0.03 * fromDb(breath.random.range(-3, 3));
    addInhale(
      loop,
      breath.secondsOf(bar * 16 + sixteenth),
      breath.random.range(0.3, 0.42),
      gain,
      breath.random,
    );
  }
  return [loop];
}
