"use client";

import { useMemo } from "react";
import type { EngineSnapshot, Session } from "@/audio-engine";
import type { MixVersion, Preferred } from "@/components/stores/mix-version";
import { useArrival } from "../shared/use-arrival";
import { dayWords } from "../shared/words";
import { ChangeList } from "./change-list";
import { louderWords, revealWords } from "./fresh-words";
import { mixChanges } from "./mix-changes";
import styles from "./studio.module.css";

interface FreshRevealProps {
  readonly version: MixVersion;
  readonly now: Session;
  readonly places: { readonly older: string; readonly newer: string };
  readonly preferred: Preferred;
  readonly sound: EngineSnapshot;
}

/** Which was which, how much louder one had been, and what stands otherwise, control by control. */
export function FreshReveal({ version, now, places, preferred, sound }: FreshRevealProps) {
  const heading = useArrival<HTMLHeadingElement>("always");
  const strips = useMemo(() => mixChanges(version.session, now), [version, now]);
  const older = { id: places.older, atMs: version.atMs };
  return (
    <section className={styles.reveal} aria-label="What you chose">
      <h3 ref={heading} tabIndex={-1}>
        {revealWords(preferred, version.atMs)}
      </h3>
      <p>
        The {places.older} was of {dayWords(version.atMs)}, the {places.newer} is the mix as it is now.{" "}
        {louderWords(sound.matches, older, places.newer)} Your choice is kept with that day.
      </p>
      <h4>From {dayWords(version.atMs)} to now</h4>
      <ChangeList strips={strips} />
    </section>
  );
}
