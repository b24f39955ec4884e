import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";

/** Longest tail after the end of a session: 10 s. */
export const LONGEST_TAIL_FRAMES = 480000;

/** −90 dBFS: a tail is over where it stays below. */
export const TAIL_LEVEL = 3.1622776601683795e-5;

const QUIET_FRAMES = 4800;

/** Knows when a print is over: past its session's end and quiet for longer than any echo without recursion may take. */
export class TailWatch {
  private quietFrames = 0;

  restart(): void {
    this.quietFrames = 0;
  }

  /** Looks at the next block. */
  take(left: Float64Array, right: Float64Array): void {
    this.quietFrames = isQuiet(left) && isQuiet(right) ? this.quietFrames + BLOCK_FRAMES : 0;
  }

  /** @param sinceEndFrames frames since the end of the session, negative before it */
  isOver(sinceEndFrames: number, reachFrames: number): boolean {
    return (
      sinceEndFrames >= LONGEST_TAIL_FRAMES ||
      Math.min(sinceEndFrames, this.quietFrames) >= reachFrames + QUIET_FRAMES
    );
  }
}

function isQuiet(samples: Float64Array): boolean {
  for (let i = 0; i < BLOCK_FRAMES; i++) if (Math.abs(samples[i]!) >= TAIL_LEVEL) return false;
  return true;
}
