"use client";

import {
  COMP_PARAMETERS,
  type Comp,
  type CompBorder,
  LEAST_PIECE_FRAMES,
  type Session,
  withBorder,
} from "@/audio-engine";
import { Fader } from "@/components/controls/fader";
import { compOf } from "./comp";
import styles from "./comp-editor.module.css";

interface BordersProps {
  readonly session: Session;
  readonly onComp: (change: (comp: Comp) => Comp, gesture: string) => void;
  readonly onCommit: () => void;
}

const SAMPLE_RATE_HZ = 48000;

/** Every place where one take gives way to another: where it lies, and how long the cross-fade is. */
export function Borders({ session, onComp, onCommit }: BordersProps) {
  const comp = compOf(session);
  if (comp.borders.length === 0) {
    return <p className={styles.hint}>One take from beginning to end: there is no border yet.</p>;
  }
  return (
    <ul className={styles.borders}>
      {comp.borders
        .map((border, i) => ({ border, i, id: `border-${i + 1}` }))
        .map(({ border, i, id }) => {
          const before = comp.pieces[i];
          const after = comp.pieces[i + 1];
          if (before === undefined || after === undefined) return null;
          const name = `${before.take} to ${after.take}`;
          const change = (next: Partial<CompBorder>, gesture: string): void =>
            onComp((now) => withBorder(now, i, { ...border, ...next }), `${gesture}-${i}`);
          const inSeconds = (frames: number): number => frames / SAMPLE_RATE_HZ;
          return (
            <li key={id} className={styles.border}>
              <Fader
                descriptor={{
                  ...COMP_PARAMETERS.borderSeconds,
                  min: inSeconds(before.startFrame + LEAST_PIECE_FRAMES),
                  max: inSeconds(after.endFrame - LEAST_PIECE_FRAMES),
                  defaultValue: inSeconds(border.frame),
                }}
                label={`Border ${i + 1}, ${name}`}
                value={inSeconds(border.frame)}
                onChange={(at) => change({ frame: Math.round(at * SAMPLE_RATE_HZ) }, "border")}
                onCommit={onCommit}
              />
              <Fader
                descriptor={COMP_PARAMETERS.fadeSeconds}
                label={`Cross-fade ${i + 1}`}
                value={inSeconds(border.fadeFrames)}
                onChange={(length) => change({ fadeFrames: Math.round(length * SAMPLE_RATE_HZ) }, "fade")}
                onCommit={onCommit}
              />
            </li>
          );
        })}
    </ul>
  );
}
