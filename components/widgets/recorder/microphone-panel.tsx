"use client";

import { type RefObject, useState } from "react";
import { Button } from "@/components/controls/button";
import { Toggle } from "@/components/controls/toggle";
import { LatencyPanel } from "./latency-panel";
import { LevelGuide, type LevelGuideHandle } from "./level-guide";
import styles from "./recorder.module.css";
import type { MicrophoneDesk } from "./use-microphone";

const WIRELESS = /bluetooth|airpods|hands-?free|headset \(/i;

interface MicrophonePanelProps {
  readonly desk: MicrophoneDesk;
  readonly guide: RefObject<LevelGuideHandle | null>;
}

/** What there is to know and to set before the red light: level, headphones, delay, and what the browser meddles with. */
export function MicrophonePanel({ desk, guide }: MicrophonePanelProps) {
  const { microphone } = desk;
  const [headphones, setHeadphones] = useState(false);
  const [monitoring, setMonitoring] = useState(false);
  if (microphone === null) return null;

  function monitor(on: boolean): void {
    microphone?.setMonitoring(on);
    setMonitoring(on);
  }

  return (
    <div className={styles.panel}>
      <p className={styles.words}>
        {microphone.label === "" ? "Your microphone" : microphone.label}.{" "}
        {microphone.leftOn.length === 0 ? (
          <span className={styles.soft}>
            It comes in as it is: no echo cancellation, no noise suppression, no automatic gain.
          </span>
        ) : (
          <strong>
            This browser goes on using {microphone.leftOn.join(" and ")}, although it was asked not to: long
            notes may pump or vanish.
          </strong>
        )}
      </p>
      {WIRELESS.test(microphone.label) && (
        <p className={styles.problem}>
          A wireless microphone turns wireless headphones into a telephone: use the computer's own, or a
          cable.
        </p>
      )}
      <LevelGuide ref={guide} />
      <div className={styles.row}>
        <Toggle
          on={headphones}
          onChange={(on) => {
            setHeadphones(on);
            if (!on) monitor(false);
          }}
        >
          I wear headphones
        </Toggle>
        <Toggle on={monitoring} disabled={!headphones} onChange={monitor}>
          Let me hear myself
        </Toggle>
        <Button look="quiet" onClick={desk.close}>
          Close the microphone
        </Button>
      </div>
      {!headphones && (
        <p className={styles.soft}>
          Without headphones the click gets into your take, and hearing yourself would howl.
        </p>
      )}
      <LatencyPanel desk={desk} />
    </div>
  );
}
