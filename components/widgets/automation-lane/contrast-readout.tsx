"use client";

import { useMemo } from "react";
import type { Session } from "@/audio-engine";
import type { SideLabel } from "../shared/comparison-bar";
import type { SongSection } from "../shared/song-about";
import { useSurvey } from "../shared/use-survey";
import { loudnessUnits } from "../shared/words";
import styles from "./lane.module.css";

interface ContrastReadoutProps {
  readonly ownerId: string;
  /** Which two parts, the softer first. */
  readonly parts: readonly [SongSection, SongSection];
  readonly sides: readonly (SideLabel & { readonly session: Session })[];
  /** True once the engine has the sounds. */
  readonly ready: boolean;
}

/** By how much one part is louder than another, in every side, measured of its print. */
export function ContrastReadout({ ownerId, parts, sides, ready }: ContrastReadoutProps) {
  const [softer, louder] = parts;
  return (
    <div className={styles.contrast}>
      <p className={styles.contrastTitle}>
        {louder.name} against {softer.name}
      </p>
      <dl className={styles.contrastSides}>
        {sides.map(({ id, letter, label, session }) => (
          <div key={id}>
            <dt>
              {letter} {label}
            </dt>
            <dd>
              <Difference ownerId={ownerId} parts={parts} session={session} ready={ready} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Difference({
  ownerId,
  parts: [softer, louder],
  session,
  ready,
}: Omit<ContrastReadoutProps, "sides"> & { readonly session: Session }) {
  const regions = useMemo(() => [regionOf(softer), regionOf(louder)] as const, [softer, louder]);
  const before = useSurvey(ownerId, session, ready, regions[0])?.integratedLufs ?? null;
  const after = useSurvey(ownerId, session, ready, regions[1])?.integratedLufs ?? null;
  return before === null || after === null ? "measuring…" : loudnessUnits(after - before);
}

const regionOf = ({ startFrame, endFrame }: SongSection) => ({ startFrame, endFrame });
