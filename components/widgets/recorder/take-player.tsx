"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Waveform, type WaveformHandle } from "@/components/plots/waveform";
import type { Take } from "@/components/stores/take";
import { useSound } from "@/components/stores/use-sound";
import { PlayButton } from "../shared/comparison-bar";
import sharedStyles from "../shared/shared.module.css";
import { SoundStatus } from "../shared/sound-status";
import { takeSession } from "../shared/take-sound";
import { useSurvey } from "../shared/use-survey";

/** One take, played by the console, and its picture. */
export function TakePlayer({ ownerId, take }: { ownerId: string; take: Take }) {
  const [session] = useState(() => takeSession(take));
  const waveform = useRef<WaveformHandle>(null);
  const sound = useSound(ownerId);
  useEffect(() => {
    const engine = studioEngine();
    void engine.load({
      ownerId,
      comparison: { sides: [{ id: "take", label: "Take", kind: "session", session }], matched: false },
      startSideId: "take",
      loop: null,
      taps: [],
    });
    const unsubscribe = engine.onReport(ownerId, ({ positionFrame }) =>
      waveform.current?.setPlayhead(positionFrame),
    );
    return () => {
      unsubscribe();
      engine.release(ownerId);
    };
  }, [ownerId, session]);
  const ready = sound.state !== "none" && sound.state !== "loading" && sound.state !== "failed";
  const survey = useSurvey(ownerId, session, ready, null);
  const channels = useMemo(
    () => (survey === null ? [] : [{ label: take.name, colour: "a" as const, ...survey.peaks }]),
    [survey, take.name],
  );
  return (
    <>
      <div className={sharedStyles.bar}>
        <div className={sharedStyles.transport}>
          <PlayButton ownerId={ownerId} sound={sound} />
        </div>
        <SoundStatus sound={sound} />
      </div>
      <Waveform
        ref={waveform}
        channels={channels}
        lengthFrames={take.frames}
        loop={null}
        label={take.name}
        ceilingDb={-6}
        onSeek={(frame) => studioEngine().seek(ownerId, frame)}
      />
    </>
  );
}
