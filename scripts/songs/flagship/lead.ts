import type { Musician } from "../synthesis/musician";
import { WindInstrument, type WindNote } from "../synthesis/wind";
import { FONTS } from "../tools";
import { LOOP_FRAMES, player, TUNE, type TuneNote } from "./score";

const TENOR_SAX = { bank: 0, program: 66 } as const;
/** Silence and release before the tongue starts the next note. */
const TONGUE_SECONDS = 0.115;

export function tenorSax(): WindInstrument {
  return new WindInstrument(FONTS.general, TENOR_SAX.bank, TENOR_SAX.program);
}

/** Tenor saxophone playing the tune a little behind the beat. */
export function lead(): Float64Array {
  const breath = player("lead", 7);
  const loop = new Float64Array(LOOP_FRAMES);
  tenorSax().play(loop, blown(TUNE, breath), breath.random);
  return loop;
}

/** A tune as a player blows it. */
export function blown(tune: readonly TuneNote[], breath: Musician): WindNote[] {
  const starts = tune.map(([bar, sixteenth]) => breath.timeOf(bar * 16 + sixteenth));
  return tune.map(([, , length, key, effort01, phrasing], i): WindNote => {
    const atSeconds = starts[i]!;
    const next = tune[i + 1];
    const end = atSeconds + breath.secondsOf(length);
    // A slur holds to the next note's start, whenever that comes; a tongued note leaves a gap for the tongue.
    const slursOn = next?.[5] === "slurred";
    return {
      atSeconds,
      seconds: slursOn ? starts[i + 1]! - atSeconds : Math.max(0.06, end - TONGUE_SECONDS - atSeconds),
      key,
      effort01: Math.min(1, Math.max(0, effort01 + breath.random.normal() * 0.02)),
      slurred: phrasing === "slurred",
      scoop: phrasing === "scooped" ? breath.random.range(0.5, 0.9) : 0,
      falls: phrasing === "falling",
    };
  });
}
