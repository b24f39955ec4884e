"use client";

import { useId, useMemo, useState } from "react";
import type { LoopRegion, Session } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useMixes } from "@/components/stores/mix-store";
import type { MixVersion } from "@/components/stores/mix-version";
import { LoadingFrame } from "../shared/loading-frame";
import { useArrival } from "../shared/use-arrival";
import { useLoaded } from "../shared/use-loaded";
import { dayWords } from "../shared/words";
import { FreshComparison } from "./fresh-comparison";
import { choiceWords } from "./fresh-words";
import { mixChanges } from "./mix-changes";
import styles from "./studio.module.css";

interface FreshEarsProps {
  readonly ownerId: string;
  readonly mixId: string;
  /** The mix as it is now. */
  readonly now: Session;
  /** The stretch that is heard. */
  readonly loop: LoopRegion | null;
  readonly onClose: () => void;
}

/** A mix as it was on an earlier day against the mix as it is now: heard without names first. */
export function FreshEars({ ownerId, mixId, now, loop, onClose }: FreshEarsProps) {
  const [load] = useState(() => () => useMixes.getState().versions(mixId));
  const loaded = useLoaded(load);
  const [begun, setBegun] = useState<MixVersion | null>(null);
  if (loaded.state !== "ready") return <LoadingFrame loaded={loaded} retry={loaded.retry} />;
  if (begun !== null) {
    return <FreshComparison ownerId={ownerId} version={begun} now={now} loop={loop} onClose={onClose} />;
  }
  return <FreshStart versions={loaded.value} now={now} onBegin={setBegun} onClose={onClose} />;
}

interface FreshStartProps {
  readonly versions: readonly MixVersion[];
  readonly now: Session;
  readonly onBegin: (version: MixVersion) => void;
  readonly onClose: () => void;
}

function FreshStart({ versions, now, onBegin, onClose }: FreshStartProps) {
  const others = useMemo(
    () => versions.filter(({ session }) => mixChanges(session, now).length > 0),
    [versions, now],
  );
  const [day, setDay] = useState(others[0]?.day ?? "");
  const chosen = others.find((version) => version.day === day);
  const dayId = useId();
  const heading = useArrival<HTMLHeadingElement>("always");
  return (
    <section className={styles.fresh} aria-label="Fresh ears">
      <h2 ref={heading} tabIndex={-1}>
        Fresh ears
      </h2>
      {chosen === undefined ? (
        <p>{emptyWords(versions)}</p>
      ) : (
        <>
          <p>
            Your mix as it was then against your mix as it is now: equally loud, without names, in an order
            that is drawn. Choose the one that you would play to somebody; then you see which it was.
          </p>
          <div className={styles.row}>
            <label htmlFor={dayId}>As it was on</label>
            <select
              id={dayId}
              className={styles.select}
              value={day}
              onChange={({ target }) => setDay(target.value)}
            >
              {others.map((version) => (
                <option key={version.day} value={version.day}>
                  {dayWords(version.atMs)}
                </option>
              ))}
            </select>
            <Button look="primary" onClick={() => onBegin(chosen)}>
              Listen
            </Button>
          </div>
          {chosen.choice !== null && <p className={styles.kept}>{choiceWords(chosen.choice)}</p>}
        </>
      )}
      <Button look="quiet" onClick={onClose}>
        Close fresh ears
      </Button>
    </section>
  );
}

function emptyWords(versions: readonly MixVersion[]): string {
  const [latest] = versions;
  if (latest !== undefined)
    return `Nothing that can be heard has changed since ${dayWords(latest.atMs)}. Change something, then come back.`;
  return "This mix has no earlier day yet. How you leave it today is kept: go on tomorrow, and compare then.";
}
