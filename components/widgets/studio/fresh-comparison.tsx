"use client";

import { useMemo, useState } from "react";
import { type LoopRegion, type Session, studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useMixes } from "@/components/stores/mix-store";
import type { MixVersion, Preferred } from "@/components/stores/mix-version";
import { useSound } from "@/components/stores/use-sound";
import { createWorkbenchStore } from "@/components/stores/workbench-store";
import { shuffled } from "../shared/chance";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { dayWords } from "../shared/words";
import { FreshReveal } from "./fresh-reveal";
import styles from "./studio.module.css";

interface FreshComparisonProps {
  readonly ownerId: string;
  readonly version: MixVersion;
  readonly now: Session;
  readonly loop: LoopRegion | null;
  readonly onClose: () => void;
}

type Place = "first" | "second";
const PLACES: readonly Place[] = ["first", "second"];
const UNNAMED: readonly SideLabel[] = [
  { id: "first", letter: "A", label: "The first" },
  { id: "second", letter: "B", label: "The second" },
];

/** Two sides without names; after the choice, with names, amounts and the difference in words. */
export function FreshComparison({ ownerId, version, now, loop, onClose }: FreshComparisonProps) {
  const [places] = useState(() => {
    const [older, newer] = shuffled(PLACES);
    if (older === undefined || newer === undefined) throw new RangeError("There are two places.");
    return { older, newer };
  });
  const [store] = useState(() => {
    const sessions = { [places.older]: version.session, [places.newer]: now };
    const sides = UNNAMED.map(
      ({ id, label }) => ({ id, label, kind: "session", session: sessions[id] ?? now }) as const,
    );
    return createWorkbenchStore({ matched: true, sides }, "first");
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: "first",
    loop,
    taps: [],
    matched: true,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const [preferred, setPreferred] = useState<Preferred | null>(null);
  const sides = useMemo(
    () => (preferred === null ? UNNAMED : UNNAMED.map((side) => named(side, places, version))),
    [preferred, places, version],
  );

  function choose(place: Place | null): void {
    if (preferred !== null) return;
    const choice = place === null ? "neither" : place === places.older ? "older" : "newer";
    setPreferred(choice);
    void useMixes.getState().choose(version, { preferred: choice, atMs: Date.now() });
  }

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    sideA: () => hear("first"),
    sideB: () => hear("second"),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    letters: { "1": () => choose("first"), "2": () => choose("second"), "3": () => choose(null) },
  });
  return (
    <WidgetFrame label="Fresh ears" onKeyDown={onKeyDown} promiseId="loudness" promisePlace="end">
      <h2 className={styles.freshTitle}>Fresh ears</h2>
      <ComparisonBar
        ownerId={ownerId}
        sides={sides}
        sound={sound}
        canUnmatch={false}
        tellAmounts={preferred !== null}
        onSide={hear}
      />
      {preferred === null ? (
        <fieldset className={styles.choice}>
          <legend>Which one would you play to somebody?</legend>
          <Button shortcut="1" onClick={() => choose("first")}>
            The first
          </Button>
          <Button shortcut="2" onClick={() => choose("second")}>
            The second
          </Button>
          <Button look="quiet" shortcut="3" onClick={() => choose(null)}>
            I hear no difference
          </Button>
        </fieldset>
      ) : (
        <FreshReveal version={version} now={now} places={places} preferred={preferred} sound={sound} />
      )}
      <div>
        <Button look="quiet" onClick={onClose}>
          Close fresh ears
        </Button>
      </div>
    </WidgetFrame>
  );
}

function named(side: SideLabel, places: { readonly older: Place }, { atMs }: MixVersion): SideLabel {
  return { ...side, label: side.id === places.older ? dayWords(atMs) : "Now" };
}
