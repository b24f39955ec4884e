"use client";

import { useEffect, useState } from "react";
import {
  depthAddress,
  directSoundOf,
  type LoopRegion,
  printValue,
  roomSoundOf,
  type Session,
  studioEngine,
  UNIT_PARAMETERS,
  valueAt,
} from "@/audio-engine";
import { TableScroll } from "@/components/plots/table-scroll";
import { decibels } from "../shared/words";
import styles from "./reverb-depth.module.css";

interface DepthNumbersProps {
  readonly ownerId: string;
  readonly session: Session;
  /** What is measured. Must keep its identity. */
  readonly region: LoopRegion;
}

/** Dry sound and room of one source, each rendered alone. Null where it is silent. */
interface Loudness {
  readonly directLufs: number | null;
  readonly roomLufs: number | null;
}

/** How far away each source is, in numbers: measured on the sound, when the ear has had its say. */
export function DepthNumbers({ ownerId, session, region }: DepthNumbersProps) {
  const [measured, setMeasured] = useState<ReadonlyMap<string, Loudness> | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let wanted = true;
    setMeasured(null);
    setFailed(false);
    measureDepth(ownerId, session, region).then(
      (found) => wanted && setMeasured(found),
      (error: unknown) => {
        console.error("The depth could not be measured.", error);
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [ownerId, session, region]);

  if (failed) return <p role="alert">The sound could not be measured; press play, then ask again.</p>;
  return (
    <TableScroll label="How far away each source is">
      <table className={styles.numbers}>
        <caption>Measured on the sound that you hear</caption>
        <thead>
          <tr>
            {["Source", "Direct to room", "Pre-delay", "Treble", "Level"].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {session.tracks.map(({ id, name, faderDb }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{measured === null ? "measuring…" : ratioWords(measured.get(id))}</td>
              <td>
                {printValue(
                  UNIT_PARAMETERS.reverb.preDelaySeconds,
                  valueAt(session, depthAddress(id, "preDelaySeconds")) ?? 0,
                )}
              </td>
              <td>{decibels(valueAt(session, depthAddress(id, "trebleDb")) ?? 0)}</td>
              <td>{decibels(faderDb)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

async function measureDepth(
  ownerId: string,
  session: Session,
  region: LoopRegion,
): Promise<ReadonlyMap<string, Loudness>> {
  const lufs = async (part: Session): Promise<number | null> =>
    (await studioEngine().survey(ownerId, part, region))?.integratedLufs ?? null;
  const found = new Map<string, Loudness>();
  for (const { id } of session.tracks) {
    found.set(id, {
      directLufs: await lufs(directSoundOf(session, id)),
      roomLufs: await lufs(roomSoundOf(session, id)),
    });
  }
  return found;
}

function ratioWords(loudness: Loudness | undefined): string {
  if (loudness === undefined || loudness.directLufs === null) return "silent";
  if (loudness.roomLufs === null) return "no room at all";
  const ratio = loudness.directLufs - loudness.roomLufs;
  return `${ratio > 0 ? "+" : ""}${decibels(ratio)}`;
}
