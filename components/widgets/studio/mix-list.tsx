"use client";

import Link from "next/link";
import { Button } from "@/components/controls/button";
import type { MixRecord } from "@/components/stores/mix-record";
import { useMixes } from "@/components/stores/mix-store";
import type { SongName } from "./props";
import styles from "./studio.module.css";

interface MixListProps {
  readonly songs: readonly Pick<SongName, "id" | "title">[];
  /** The mix on the table, if one is. */
  readonly openId?: string | undefined;
  /** Mixes of this song open here; others on their own page. */
  readonly songId?: string | undefined;
  readonly onOpen?: ((mix: MixRecord) => void) | undefined;
}

/** Every mix that this device keeps, also those that cannot be opened, each with its reason. */
export function MixList({ songs, openId, songId, onOpen }: MixListProps) {
  const entries = useMixes((shelf) => shelf.entries);
  if (entries.length === 0) return <p className={styles.none}>No mix is kept on this device yet.</p>;
  return (
    <ul className={styles.mixes}>
      {entries.map(({ id, mix, problem }) => (
        <li key={id} data-open={id === openId ? "" : undefined}>
          {mix === null ? (
            <p className={styles.problem}>{problem}</p>
          ) : (
            <>
              <span>
                <strong>{mix.name}</strong>
                <span className={styles.of}>
                  {songs.find((song) => song.id === mix.songId)?.title ?? mix.songId} ·{" "}
                  {changedWords(mix.atMs)}
                </span>
              </span>
              {id === openId ? (
                <span className={styles.kept}>open</span>
              ) : mix.songId === songId && onOpen !== undefined ? (
                <Button aria-label={`Open ${mix.name}`} onClick={() => onOpen(mix)}>
                  Open
                </Button>
              ) : (
                <Link href={`/studio/${mix.songId}`} prefetch={false}>
                  Open in its studio
                </Link>
              )}
              {id !== openId && <RemoveMix mix={mix} />}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function RemoveMix({ mix }: { mix: MixRecord }) {
  return (
    <Button
      look="quiet"
      aria-label={`Delete ${mix.name}`}
      onClick={() => {
        if (window.confirm(`Delete “${mix.name}” from this device? This cannot be undone.`)) {
          void useMixes.getState().remove(mix.id);
        }
      }}
    >
      Delete
    </Button>
  );
}

const changedWords = (atMs: number): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(atMs));
