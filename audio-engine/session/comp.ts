import { newClip } from "./build";
import type { AssetRef, Clip, Session } from "./schema";

/** What a comp is cut from: one recording of the whole part, as long as the others. */
export interface Take {
  /** Name in `Clip.take`. */
  readonly name: string;
  readonly asset: AssetRef;
}

/** A stretch of a comp that comes from one take, at the place where it was sung or played. */
export interface CompPiece {
  readonly take: string;
  readonly startFrame: number;
  readonly endFrame: number;
}

/** Where one take gives way to another: the middle of the cross-fade, and how long that is. */
export interface CompBorder {
  readonly frame: number;
  readonly fadeFrames: number;
}

/** A whole part put together from takes: its pieces tile the length, and neighbours are of different takes. */
export interface Comp {
  readonly pieces: readonly CompPiece[];
  /** One fewer than pieces. */
  readonly borders: readonly CompBorder[];
}

/** No piece is shorter, so that its fades have room: 50 ms. */
export const LEAST_PIECE_FRAMES = 2400;
/** Longest cross-fade: 200 ms, in which two singers are heard. */
export const LONGEST_FADE_FRAMES = 9600;
/** A new border's cross-fade: 20 ms. */
export const NEW_FADE_FRAMES = 960;

/** One take from beginning to end. */
export function wholeTake(take: string, frames: number): Comp {
  return { pieces: [{ take, startFrame: 0, endFrame: frames }], borders: [] };
}

/** A comp as it stands in a track's clips; a stretch that no clip plays belongs to the piece before it. */
export function compOfClips(clips: readonly Clip[], frames: number): Comp {
  const ordered = [...clips].sort((a, b) => a.atFrame - b.atFrame);
  const borders = ordered.slice(1).map((clip, i): CompBorder => {
    const before = ordered[i] ?? clip;
    const fadeFrames = Math.min(before.fadeOutFrames, clip.fadeInFrames);
    return { frame: clip.atFrame + Math.floor(fadeFrames / 2), fadeFrames };
  });
  const pieces = ordered.map(
    (clip, i): CompPiece => ({
      take: clip.take ?? "",
      startFrame: i === 0 ? 0 : (borders[i - 1]?.frame ?? 0),
      endFrame: borders[i]?.frame ?? frames,
    }),
  );
  return { pieces, borders };
}

/**
 * The comp as clips: each plays its take where it was recorded, and neighbours overlap by their cross-fade, in which
 * both gains sum to one.
 * @throws RangeError for a piece of a take that is not given
 */
export function clipsOfComp({ pieces, borders }: Comp, takes: readonly Take[]): Clip[] {
  return pieces.map((piece, i) => {
    const take = takes.find(({ name }) => name === piece.take);
    if (take === undefined) throw new RangeError(`There is no take "${piece.take}".`);
    const fadeInFrames = borders[i - 1]?.fadeFrames ?? 0;
    const fadeOutFrames = borders[i]?.fadeFrames ?? 0;
    const atFrame = piece.startFrame - Math.floor(fadeInFrames / 2);
    const frames = piece.endFrame + Math.ceil(fadeOutFrames / 2) - atFrame;
    return newClip({
      id: `piece-${i + 1}`,
      asset: take.asset,
      sourceFrame: atFrame,
      atFrame,
      frames,
      fadeInFrames,
      fadeOutFrames,
      take: take.name,
    });
  });
}

/** The comp with a stretch taken from one take. Pieces that become too short to be heard give way to it. */
export function withStretch(comp: Comp, stretch: CompPiece): Comp {
  const last = comp.pieces.at(-1)?.endFrame ?? 0;
  const startFrame = stretch.startFrame < LEAST_PIECE_FRAMES ? 0 : stretch.startFrame;
  const endFrame = stretch.endFrame > last - LEAST_PIECE_FRAMES ? last : stretch.endFrame;
  if (endFrame - startFrame < LEAST_PIECE_FRAMES) return comp;
  const before = comp.pieces.map((piece) => ({ ...piece, endFrame: Math.min(piece.endFrame, startFrame) }));
  const after = comp.pieces.map((piece) => ({ ...piece, startFrame: Math.max(piece.startFrame, endFrame) }));
  const isLong = (piece: CompPiece): boolean => piece.endFrame - piece.startFrame >= LEAST_PIECE_FRAMES;
  return joined(comp, [
    ...before.filter(isLong),
    { ...stretch, startFrame, endFrame },
    ...after.filter(isLong),
  ]);
}

/** One border moved as far as its neighbours let it, or its fade made as long as they leave room. */
export function withBorder(comp: Comp, index: number, border: CompBorder): Comp {
  const before = comp.pieces[index];
  const after = comp.pieces[index + 1];
  if (before === undefined || after === undefined) return comp;
  const least = before.startFrame + LEAST_PIECE_FRAMES;
  const most = after.endFrame - LEAST_PIECE_FRAMES;
  const frame = Math.round(Math.min(most, Math.max(least, border.frame)));
  const pieces = comp.pieces.map((piece, i) => {
    if (i === index) return { ...piece, endFrame: frame };
    return i === index + 1 ? { ...piece, startFrame: frame } : piece;
  });
  const borders = comp.borders.map((each, i) => (i === index ? { ...border, frame } : each));
  return { pieces, borders: borders.map((each, i) => fitted(each, pieces, i)) };
}

/** A phrase of a comp as it is cut: from the border near its nominal beginning to the one near its nominal end. */
export function phraseSpan(
  { borders, pieces }: Comp,
  cutFrames: readonly number[],
  phrase: number,
): { readonly startFrame: number; readonly endFrame: number } {
  const edge = (cut: number | undefined, whole: number): number => {
    if (cut === undefined) return whole;
    const near = borders.map(({ frame }) => frame).filter((frame) => Math.abs(frame - cut) <= NEAR_FRAMES);
    return near.sort((a, b) => Math.abs(a - cut) - Math.abs(b - cut))[0] ?? cut;
  };
  return {
    startFrame: edge(cutFrames[phrase - 1], 0),
    endFrame: edge(cutFrames[phrase], pieces.at(-1)?.endFrame ?? 0),
  };
}

/** Takes that a stretch is made of, in order, each once. */
export function takesIn({ pieces }: Comp, startFrame: number, endFrame: number): string[] {
  const inside = pieces.filter((piece) => piece.startFrame < endFrame && piece.endFrame > startFrame);
  return [...new Set(inside.map(({ take }) => take))];
}

/** The session with a comp on one of its tracks. */
export function withComp(session: Session, trackId: string, comp: Comp, takes: readonly Take[]): Session {
  const clips = clipsOfComp(comp, takes);
  return {
    ...session,
    tracks: session.tracks.map((track) =>
      track.id === trackId ? { ...track, input: { kind: "clips", clips } } : track,
    ),
  };
}

/** How far from its nominal place a border still belongs to it: 0.75 s. */
const NEAR_FRAMES = 36000;

/** Pieces without gaps, neighbours of one take made one; borders that stay keep their fade. */
function joined(comp: Comp, pieces: readonly CompPiece[]): Comp {
  const made: CompPiece[] = [];
  for (const piece of pieces) {
    const before = made.at(-1);
    if (before?.take === piece.take) made[made.length - 1] = { ...before, endFrame: piece.endFrame };
    else made.push(piece);
  }
  const length = comp.pieces.at(-1)?.endFrame ?? 0;
  const tiled = made.map((piece, i) => ({
    ...piece,
    startFrame: i === 0 ? 0 : piece.startFrame,
    endFrame: made[i + 1]?.startFrame ?? length,
  }));
  const borders = tiled.slice(1).map(({ startFrame: frame }, i) => {
    const known = comp.borders.find((border) => border.frame === frame);
    return fitted({ frame, fadeFrames: known?.fadeFrames ?? NEW_FADE_FRAMES }, tiled, i);
  });
  return { pieces: tiled, borders };
}

/** A fade no longer than half of either neighbour, so that two fades of a piece never meet. */
function fitted(border: CompBorder, pieces: readonly CompPiece[], index: number): CompBorder {
  const lengths = [pieces[index], pieces[index + 1]].map((piece) =>
    piece === undefined ? 0 : piece.endFrame - piece.startFrame,
  );
  const most = Math.min(LONGEST_FADE_FRAMES, ...lengths.map((frames) => Math.floor(frames / 2)));
  return { ...border, fadeFrames: Math.round(Math.min(most, Math.max(0, border.fadeFrames))) };
}
