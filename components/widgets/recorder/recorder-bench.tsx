"use client";

import { useRef, useState } from "react";
import { soundToKeep } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import { Segmented } from "@/components/controls/segmented";
import { usePreferences } from "@/components/stores/preferences-store";
import type { Take } from "@/components/stores/take";
import { useTakes } from "@/components/stores/take-store";
import { useSound } from "@/components/stores/use-sound";
import { togglePlay } from "../shared/comparison-bar";
import type { TakesHere } from "../shared/use-takes";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import type { LevelGuideHandle } from "./level-guide";
import { MicrophonePanel } from "./microphone-panel";
import type { RecorderProps } from "./props";
import styles from "./recorder.module.css";
import { planRecording, progressWords, type RecordingPlan } from "./recording-plan";
import { TakeList } from "./take-list";
import { TakePlayer } from "./take-player";
import { useMicrophone } from "./use-microphone";

const KINDS = [
  { value: "voice", label: "My voice" },
  { value: "instrument", label: "An instrument" },
] as const;

interface RecorderBenchProps extends RecorderProps {
  readonly ownerId: string;
  readonly takes: TakesHere;
}

export function RecorderBench({ ownerId, seconds, bpm, takes }: RecorderBenchProps) {
  const guide = useRef<LevelGuideHandle>(null);
  const desk = useMicrophone(guide);
  const [kind, setKind] = useState<Take["kind"]>("voice");
  const [plan, setPlan] = useState<RecordingPlan | null>(null);
  const sound = useSound(ownerId);
  const { all, chosen, choose } = takes;

  async function record(): Promise<void> {
    const next = planRecording(bpm, seconds);
    setPlan(next);
    const recorded = await desk.record(next);
    setPlan(null);
    if (recorded === null) return;
    const kept = await soundToKeep(recorded);
    const number = 1 + useTakes.getState().takes.length;
    const take: Take = {
      asset: { kind: "recording", id: `take-${kept.pcmSha256.slice(0, 8)}`, pcmSha256: kept.pcmSha256 },
      name: `Take ${number}`,
      atMs: Date.now(),
      kind,
      bpm,
      recordedFrames: recorded.length,
      downbeatFrame: next.downbeatFrame,
      latencyFrames: usePreferences.getState().latencyFrames ?? 0,
      frames: next.takeFrames,
    };
    await useTakes.getState().add(take, kept);
    choose(kept.pcmSha256);
  }

  const isRecording = plan !== null && desk.phase === "recording";
  const recordOrStop = (): void => {
    if (desk.phase === "recording") desk.cancel();
    else if (desk.phase === "open") void record();
    else if (desk.phase === "closed") void desk.open();
  };
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    letters: { r: recordOrStop },
  });

  return (
    <WidgetFrame label="Record yourself" onKeyDown={onKeyDown} promiseId="level-meters" promisePlace="end">
      <div className={styles.row}>
        <Button
          look={desk.phase === "recording" ? "plain" : "primary"}
          className={styles.record}
          data-recording={isRecording ? "" : undefined}
          shortcut="R"
          disabled={desk.phase === "opening" || (desk.phase === "recording" && plan === null)}
          onClick={recordOrStop}
        >
          {recordLabel(desk.phase, seconds)}
        </Button>
        <Segmented
          label="What you record"
          options={KINDS}
          value={kind}
          onChange={setKind}
          disabled={isRecording}
        />
        <p className={styles.words} role="status">
          {isRecording ? progressWords(plan, desk.recordedFrames) : ""}
        </p>
      </div>
      {desk.problem !== null && (
        <p className={styles.problem} role="alert">
          {desk.problem} Meanwhile everything here works with the supplied take.
        </p>
      )}
      {desk.phase === "closed" ? (
        <p className={styles.words}>
          The browser will ask whether this page may hear you. One bar of clicks counts you in, at {bpm} beats
          a minute. Nothing is ever sent anywhere.
        </p>
      ) : (
        <MicrophonePanel desk={desk} guide={guide} />
      )}
      <TakePlayer key={chosen.asset.pcmSha256} ownerId={ownerId} take={chosen} />
      <TakeList takes={all} chosen={chosen} onChoose={choose} />
    </WidgetFrame>
  );
}

function recordLabel(phase: ReturnType<typeof useMicrophone>["phase"], seconds: number): string {
  switch (phase) {
    case "closed":
      return "Open the microphone";
    case "opening":
      return "Asking…";
    case "open":
      return `Record ${seconds} seconds`;
    case "recording":
      return "Give up this take";
  }
}
