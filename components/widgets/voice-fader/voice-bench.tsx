"use client";

import { useId, useRef, useState } from "react";
import { type Session, stripById, studioEngine, withValue } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { useSound } from "@/components/stores/use-sound";
import { useEditedSession, useWorkbench } from "@/components/stores/use-workbench";
import { PlayButton, togglePlay } from "../shared/comparison-bar";
import type { SongAbout } from "../shared/song-about";
import { SoundStatus } from "../shared/sound-status";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { loudnessUnits } from "../shared/words";
import { BalanceScale } from "./balance-scale";
import { guessedBalanceLu, guessRange, startOfRound, verdict } from "./guess";
import type { VoiceFaderProps } from "./props";
import styles from "./voice-fader.module.css";

interface VoiceBenchProps extends VoiceFaderProps {
  readonly ownerId: string;
  readonly about: SongAbout;
  readonly given: Session;
}

const YOURS = "a";
const STEP_DB = 0.5;

/** The voice's fader, its number hidden until it is committed. */
export function VoiceBench(props: VoiceBenchProps) {
  const { id, ownerId, about, given, voice, part, balanceLu, usualLu } = props;
  const stateDb = stripById(given, voice)?.faderDb ?? 0;
  const address = `${voice}/faderDb`;
  const [round, setRound] = useState(0);
  const [guesses, setGuesses] = useState<readonly number[]>([]);
  const [revealed, setRevealed] = useState(false);
  const [start] = useState(() => withValue(given, address, startOfRound(stateDb, 0)));
  const store = useWorkbench({
    widgetId: id,
    editedSideId: YOURS,
    comparison: {
      matched: false,
      sides: [{ id: YOURS, label: "Your balance", kind: "session", session: start }],
    },
  });
  const [setup] = useState<SoundSetup>(() => ({
    ownerId,
    startSideId: YOURS,
    loop: about.form.find(({ name }) => name === part) ?? { startFrame: 0, endFrame: given.lengthFrames },
    taps: [],
    matched: false,
  }));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const session = useEditedSession(store);
  const faderId = useId();
  const again = useRef<HTMLButtonElement>(null);
  const { edit, endGesture } = store.getState();
  const { minDb, maxDb } = guessRange(stateDb);
  const faderDb = stripById(session, voice)?.faderDb ?? stateDb;
  const lu = guessedBalanceLu(balanceLu, stateDb, faderDb);

  function commit(): void {
    // What comes is read: not over the sound.
    studioEngine().stop(ownerId);
    setGuesses((before) => [...before, lu]);
    setRevealed(true);
    requestAnimationFrame(() => again.current?.focus());
  }

  function next(): void {
    setRevealed(false);
    setRound(round + 1);
    edit((now) => withValue(now, address, startOfRound(stateDb, round + 1)));
  }

  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
  });
  return (
    <WidgetFrame label={`The voice's fader: ${about.title}`} onKeyDown={onKeyDown} promiseId="loudness">
      <div className={styles.transport}>
        <PlayButton ownerId={ownerId} sound={sound} />
        <SoundStatus sound={sound} />
      </div>
      <div className={styles.fader}>
        <label htmlFor={faderId}>The voice</label>
        <span aria-hidden="true">back</span>
        <input
          id={faderId}
          type="range"
          min={minDb}
          max={maxDb}
          step={STEP_DB}
          value={faderDb}
          disabled={revealed}
          aria-valuetext={revealed ? loudnessUnits(lu) : "hidden until you answer"}
          onChange={(event) =>
            edit((now) => withValue(now, address, Number(event.target.value)), "voice-fader")
          }
          onPointerUp={endGesture}
          onKeyUp={endGesture}
        />
        <span aria-hidden="true">front</span>
      </div>
      <div className={styles.answer}>
        {revealed ? (
          <Button ref={again} onClick={next}>
            Hide it and try again
          </Button>
        ) : (
          <Button look="primary" onClick={commit}>
            That is where it belongs
          </Button>
        )}
        <p className={styles.words} role="status">
          {revealed
            ? `You put the voice ${loudnessUnits(lu)} against the band. ${verdict(lu, usualLu)}`
            : "No scale, no number: listen, move, then decide."}
        </p>
      </div>
      <BalanceScale usualLu={revealed ? usualLu : null} guesses={revealed ? guesses : []} />
    </WidgetFrame>
  );
}
