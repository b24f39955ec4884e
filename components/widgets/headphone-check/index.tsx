"use client";

import { useEffect, useId, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import { useSound } from "@/components/stores/use-sound";
import { SoundStatus } from "../shared/sound-status";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import {
  type CheckAnswers,
  type CheckStep,
  checkSides,
  checkSteps,
  hasPassed,
  resultSentences,
} from "./check";
import styles from "./headphone-check.module.css";

const NOTHING_YET: CheckAnswers = { placesRight: true, phaseRight: true, lowestHeardHz: null };
const LOOP = { startFrame: 0, endFrame: 2 * 48000 };

/** Half a minute: are left and right where they belong, does stereo arrive, how low does it reach? Kept on this device. */
export function HeadphoneCheck({ id }: { readonly id: string }) {
  const ownerId = `${id}-${useId()}`;
  const kept = usePreferences(({ headphones }) => headphones);
  const keep = usePreferences(({ setHeadphones }) => setHeadphones);
  const [run, setRun] = useState<{ readonly steps: readonly CheckStep[]; readonly at: number } | null>(null);
  const [answers, setAnswers] = useState(NOTHING_YET);
  const sound = useSound(ownerId);
  useEffect(() => {
    const comparison = { sides: checkSides(), matched: false };
    void studioEngine().load({ ownerId, comparison, startSideId: "left", loop: LOOP, taps: [] });
    return () => studioEngine().release(ownerId);
  }, [ownerId]);

  const play = (sideId: string): void => {
    studioEngine().selectSide(ownerId, sideId);
    studioEngine().play(ownerId);
  };
  const begin = (): void => {
    setAnswers(NOTHING_YET);
    setRun({ steps: checkSteps(coin(), coin()), at: 0 });
  };
  const proceed = (now: CheckAnswers, heard = true): void => {
    studioEngine().stop(ownerId);
    setAnswers(now);
    if (run === null) return;
    // Who does not hear a tone will not hear a lower one.
    const isOver = !heard || run.at + 1 >= run.steps.length;
    if (!isOver) {
      setRun({ ...run, at: run.at + 1 });
      return;
    }
    setRun(null);
    keep({ ...now, passed: hasPassed(now) });
  };
  const step = run?.steps[run.at] ?? null;
  const onKeyDown = useWidgetKeys({
    playStop: () => {
      if (sound.state === "playing") studioEngine().stop(ownerId);
      else if (step !== null) play(step.kind === "phase" ? step.sideIds[0] : step.sideId);
    },
  });

  return (
    <WidgetFrame label="Headphone check" onKeyDown={onKeyDown} promiseId="fader-and-pan" promisePlace="end">
      {step === null ? (
        <>
          <h4 className={styles.heading}>Headphone check</h4>
          <p className={styles.words} role="status">
            {kept === null
              ? "Half a minute, soft tones, seven questions. You may leave it out; then your results say that it was not made."
              : resultSentences(kept).join(" ")}
          </p>
          <div className={styles.row}>
            <Button look="primary" onClick={begin}>
              {kept === null ? "Begin" : "Check again"}
            </Button>
            {kept !== null && (
              <Button look="quiet" onClick={() => keep(null)}>
                Forget the result
              </Button>
            )}
          </div>
        </>
      ) : (
        <>
          <h4 className={styles.heading}>
            Question {(run?.at ?? 0) + 1} of {run?.steps.length}
          </h4>
          <Question step={step} answers={answers} onPlay={play} onAnswer={proceed} />
          <div className={styles.row}>
            <Button
              look="quiet"
              onClick={() => {
                studioEngine().stop(ownerId);
                setRun(null);
              }}
            >
              Leave it out
            </Button>
          </div>
        </>
      )}
      <SoundStatus sound={sound} />
    </WidgetFrame>
  );
}

interface QuestionProps {
  readonly step: CheckStep;
  readonly answers: CheckAnswers;
  readonly onPlay: (sideId: string) => void;
  readonly onAnswer: (answers: CheckAnswers, heard?: boolean) => void;
}

function Question({ step, answers, onPlay, onAnswer }: QuestionProps) {
  switch (step.kind) {
    case "place":
      return (
        <>
          <p className={styles.words}>Play the tone. Where is it?</p>
          <div className={styles.row}>
            <Button onClick={() => onPlay(step.sideId)}>Play the tone</Button>
            {(["left", "middle", "right"] as const).map((place) => (
              <Button
                key={place}
                onClick={() =>
                  onAnswer({ ...answers, placesRight: answers.placesRight && place === step.truth })
                }
              >
                {place === "left" ? "Left" : place === "right" ? "Right" : "In the middle"}
              </Button>
            ))}
          </div>
        </>
      );
    case "phase":
      return (
        <>
          <p className={styles.words}>
            Play both noises. One stands in the middle of your head, the other is everywhere and nowhere.
            Which one stands in the middle?
          </p>
          <div className={styles.row}>
            <Button onClick={() => onPlay(step.sideIds[0])}>Play the first</Button>
            <Button onClick={() => onPlay(step.sideIds[1])}>Play the second</Button>
          </div>
          <div className={styles.row}>
            {(["first", "second"] as const).map((which) => (
              <Button key={which} onClick={() => onAnswer({ ...answers, phaseRight: which === step.truth })}>
                The {which} one
              </Button>
            ))}
            <Button onClick={() => onAnswer({ ...answers, phaseRight: false })}>I cannot tell</Button>
          </div>
        </>
      );
    case "low":
      return (
        <>
          <p className={styles.words}>
            Play the tone at {step.hz} Hz. Do not turn up: it is as loud as all the others. Is there a tone,
            not only a click or a rattle?
          </p>
          <div className={styles.row}>
            <Button onClick={() => onPlay(step.sideId)}>Play {step.hz} Hz</Button>
            <Button onClick={() => onAnswer({ ...answers, lowestHeardHz: step.hz })}>I heard it</Button>
            <Button onClick={() => onAnswer(answers, false)}>I did not</Button>
          </div>
        </>
      );
  }
}

const coin = (): boolean => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) < 128;
