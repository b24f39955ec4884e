"use client";

import { Button } from "@/components/controls/button";
import type { MixRecord } from "@/components/stores/mix-record";
import { MixList } from "./mix-list";
import type { SongName } from "./props";
import styles from "./studio.module.css";

interface ElsewhereProps {
  readonly mix: MixRecord;
  readonly songs: readonly SongName[];
  readonly refused: boolean;
  readonly onTakeOver: () => void;
  readonly onOpen: (mix: MixRecord) => void;
}

/** Stands where the mixer would, while another tab has this mix. */
export function Elsewhere({ mix, songs, refused, onTakeOver, onOpen }: ElsewhereProps) {
  return (
    <section className={styles.elsewhere} aria-label="Open in another tab">
      <h2>“{mix.name}” is open in another tab</h2>
      <p role="status">
        {refused
          ? "The other tab cannot keep its work on this device, so it keeps the mix; save it to a file there first."
          : "One tab at a time can change a mix. If you take it over, the other tab keeps everything and steps back."}
      </p>
      <Button look="primary" onClick={onTakeOver}>
        Take it over
      </Button>
      <MixList songs={songs} openId={mix.id} songId={mix.songId} onOpen={onOpen} />
    </section>
  );
}
