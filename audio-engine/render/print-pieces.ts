import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import type { AssetLookup } from "@/audio-engine/console/assets";
import { Console } from "@/audio-engine/console/console";
import { LONGEST_TAIL_FRAMES, TAIL_LEVEL, TailWatch } from "@/audio-engine/console/tail-watch";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import type { Session } from "@/audio-engine/session/schema";

export interface PrintRequest {
  readonly session: Session;
  readonly assets: AssetLookup;
  /** Frames of the session; the print is rendered from 0 and cut. Whole, with its tail, when not given. */
  readonly range?: { readonly fromFrame: number; readonly toFrame: number };
}

/** The next frames of a print. Overwritten by the next piece. */
export interface PrintPiece {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** How many of them count. */
  readonly frames: number;
  /** 0…1 of the work is done. */
  readonly share01: number;
}

const PIECE_FRAMES = 24000;

/**
 * The print of `renderSession`, to the bit, in pieces and in memory that does not grow with its length. Pieces may go
 * on beyond the print, because its end is known late: what comes back at the end is how many of their frames are it.
 * @throws SessionError "session/not-built", AssetMissingError, AcousticsError
 */
export function* printPieces({ session, assets, range }: PrintRequest): Generator<PrintPiece, number> {
  const console = new Console({
    sides: [{ id: "print", session }],
    startSideId: "print",
    assets,
    impulseResponses: computeAcousticPaths(session),
  });
  const { lengthFrames } = session;
  const fromFrame = range?.fromFrame ?? 0;
  const longest = range?.toFrame ?? lengthFrames + LONGEST_TAIL_FRAMES;
  const tail = new TailWatch();
  const left = new Float32Array(PIECE_FRAMES);
  const right = new Float32Array(PIECE_FRAMES);
  let waiting = 0;
  let loudUntil = lengthFrames;
  let frame = -console.latencyFrames;
  const share = (): number => Math.min(1, frame / Math.max(1, range?.toFrame ?? lengthFrames));
  const mayStillSound = (): boolean => !tail.isOver(Math.max(0, frame) - lengthFrames, console.reachFrames);
  while (frame < longest && (range !== undefined || mayStillSound())) {
    console.processBlock();
    const print = console.side("print")!.print.out;
    const printRight = print.right ?? print.left;
    tail.take(print.left, printRight);
    for (let i = 0; i < BLOCK_FRAMES; i++, frame++) {
      if (frame < fromFrame || frame >= longest) continue;
      left[waiting] = print.left[i]!;
      right[waiting] = printRight[i]!;
      if (Math.abs(left[waiting]!) >= TAIL_LEVEL || Math.abs(right[waiting]!) >= TAIL_LEVEL) {
        loudUntil = Math.max(loudUntil, frame + 1);
      }
      waiting += 1;
      if (waiting === PIECE_FRAMES) {
        yield { left, right, frames: waiting, share01: share() };
        waiting = 0;
      }
    }
  }
  const sounding = Math.max(0, Math.min(frame, longest) - fromFrame);
  const wanted = range === undefined ? Math.min(longest, loudUntil) : range.toFrame - fromFrame;
  if (waiting > 0) yield { left, right, frames: waiting, share01: 1 };
  yield* silence(left, right, wanted - sounding);
  return wanted;
}

/** What is missing of a print that ended before its last frame. */
function* silence(left: Float32Array, right: Float32Array, frames: number): Generator<PrintPiece> {
  left.fill(0);
  right.fill(0);
  for (let missing = frames; missing > 0; missing -= PIECE_FRAMES) {
    yield { left, right, frames: Math.min(missing, PIECE_FRAMES), share01: 1 };
  }
}
