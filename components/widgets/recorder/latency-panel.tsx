"use client";

import { useState } from "react";
import { CLAP_WINDOW, clickLatency, LOOPBACK_WINDOW } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { usePreferences } from "@/components/stores/preferences-store";
import styles from "./recorder.module.css";
import { planCalibration } from "./recording-plan";
import type { MicrophoneDesk } from "./use-microphone";

/** How long sound is under way through this computer, measured or clapped; takes are moved back by it. */
export function LatencyPanel({ desk }: { desk: MicrophoneDesk }) {
  const latencyFrames = usePreferences((preferences) => preferences.latencyFrames);
  const [words, setWords] = useState("");

  async function measure(window: typeof LOOPBACK_WINDOW): Promise<void> {
    setWords("Six clicks…");
    const request = planCalibration();
    const recorded = await desk.record(request);
    if (recorded === null) {
      setWords("");
      return;
    }
    const clicks = request.clicks.map(({ atFrame }) => atFrame);
    const found = clickLatency(recorded, clicks, window);
    if (found === null) {
      setWords(
        "Fewer than four of the six clicks could be heard in the microphone: turn it up, or hold it closer.",
      );
      return;
    }
    usePreferences.getState().setLatencyFrames(found.latencyFrames);
    setWords(
      `${found.heard} of 6 heard, at most ${milliseconds(found.spreadFrames)} apart from the middle one.`,
    );
  }

  const busy = desk.phase !== "open";
  return (
    <details className={styles.latency}>
      <summary>
        Delay of this computer:{" "}
        {latencyFrames === null ? "not measured, so takes sit a little late" : milliseconds(latencyFrames)}
      </summary>
      <p className={styles.words}>
        Your sound needs time to come in, and the click needs time to reach your ears. <strong>Loop</strong>:
        hold one side of the headphones against the microphone and keep still. <strong>Clap</strong>: clap
        along with six clicks; hands are usually a little early, so the loop is more exact.
      </p>
      <div className={styles.row}>
        <Button disabled={busy} onClick={() => void measure(LOOPBACK_WINDOW)}>
          Measure by loop
        </Button>
        <Button disabled={busy} onClick={() => void measure(CLAP_WINDOW)}>
          Measure by clapping
        </Button>
        {latencyFrames !== null && (
          <Button look="quiet" onClick={() => usePreferences.getState().setLatencyFrames(null)}>
            Forget it
          </Button>
        )}
      </div>
      <p className={styles.words} role="status">
        {words}
      </p>
    </details>
  );
}

const milliseconds = (frames: number): string => `${(frames / 48).toFixed(1)} ms`;
