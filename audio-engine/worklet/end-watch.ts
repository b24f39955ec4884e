import type { Console } from "@/audio-engine/console/console";
import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";

/** −90 dBFS. */
const QUIET = 3.1622776601683795e-5;
const QUIET_FRAMES = 4800;
const LONGEST_TAIL_FRAMES = 480000;

/** Knows when a side has come to its end: past its length and quiet for longer than any echo, or 10 s past it. */
export class EndWatch {
  private quietFrames = 0;

  restart(): void {
    this.quietFrames = 0;
  }

  /** Looks at one slice of the heard print. */
  hasEnded(console: Console, left: Float64Array, right: Float64Array): boolean {
    this.quietFrames = isQuiet(left) && isQuiet(right) ? this.quietFrames + SLICE_FRAMES : 0;
    if (console.timeline.looping) return false;
    const past = console.heardFrame(0) - console.lengthFrames;
    if (past < 0) return false;
    return (
      past >= LONGEST_TAIL_FRAMES || Math.min(past, this.quietFrames) >= console.reachFrames + QUIET_FRAMES
    );
  }
}

function isQuiet(samples: Float64Array): boolean {
  for (let i = 0; i < SLICE_FRAMES; i++) if (Math.abs(samples[i]!) >= QUIET) return false;
  return true;
}
