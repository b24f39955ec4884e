"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { type OpenMicrophone, type RecordRequest, studioEngine } from "@/audio-engine";
import type { LevelGuideHandle } from "./level-guide";

export interface MicrophoneDesk {
  readonly phase: "closed" | "opening" | "open" | "recording";
  readonly microphone: OpenMicrophone | null;
  /** One sentence about what went wrong last. */
  readonly problem: string | null;
  readonly recordedFrames: number;
  open(): Promise<void>;
  close(): void;
  /** What was taken down; null when it was given up or failed: then `problem` says why. */
  record(request: RecordRequest): Promise<Float32Array | null>;
  cancel(): void;
}

/** One microphone for one widget: opened by a press, closed with the widget. */
export function useMicrophone(guide: RefObject<LevelGuideHandle | null>): MicrophoneDesk {
  const [phase, setPhase] = useState<MicrophoneDesk["phase"]>("closed");
  const [problem, setProblem] = useState<string | null>(null);
  const [recordedFrames, setRecordedFrames] = useState(0);
  const [microphone, setMicrophone] = useState<OpenMicrophone | null>(null);
  const held = useRef<OpenMicrophone | null>(null);
  const here = useRef(true);

  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      held.current?.close();
    };
  }, []);

  function hold(next: OpenMicrophone | null): void {
    held.current = next;
    setMicrophone(next);
    setPhase(next === null ? "closed" : "open");
  }

  async function open(): Promise<void> {
    setPhase("opening");
    setProblem(null);
    try {
      const opened = await studioEngine().openMicrophone({
        heard(peakDbfs, frames) {
          guide.current?.heard(peakDbfs);
          setRecordedFrames(frames);
        },
        lost(failure) {
          hold(null);
          setProblem(failure.message);
        },
      });
      if (here.current) hold(opened);
      else opened.close();
    } catch (error) {
      console.warn(error);
      setPhase("closed");
      setProblem(sentenceOf(error));
    }
  }

  function close(): void {
    held.current?.close();
    hold(null);
  }

  async function record(request: RecordRequest): Promise<Float32Array | null> {
    if (held.current === null) return null;
    studioEngine().stopAll();
    setProblem(null);
    setRecordedFrames(0);
    setPhase("recording");
    try {
      const recorded = await held.current.record(request);
      setPhase(held.current === null ? "closed" : "open");
      return recorded;
    } catch (error) {
      setProblem(sentenceOf(error));
      setPhase(held.current === null ? "closed" : "open");
      return null;
    }
  }

  return {
    phase,
    microphone,
    problem,
    recordedFrames,
    open,
    close,
    record,
    cancel: () => held.current?.cancel(),
  };
}

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : "The microphone could not be used; reload the page and try again.";
