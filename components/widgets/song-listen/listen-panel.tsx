"use client";

import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { type EngineSnapshot, type Session, studioEngine } from "@/audio-engine";
import { type LoudnessHandle, LoudnessReadout } from "@/components/controls/loudness-readout";
import { Segmented } from "@/components/controls/segmented";
import { SpectrumFeed } from "@/components/plots/spectrum-feed";
import { type SpectrumHandle, SpectrumPlot } from "@/components/plots/spectrum-plot";
import { Waveform, type WaveformHandle } from "@/components/plots/waveform";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import sharedStyles from "../shared/shared.module.css";
import { type SongAbout, stateTitle } from "../shared/song-about";
import { useSurvey } from "../shared/use-survey";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { WidgetFrame } from "../shared/widget-frame";
import { measuredWords } from "./measured-words";
import styles from "./song-listen.module.css";
import { StemList } from "./stem-list";
import { sectionRegion } from "./use-song-sound";

const WHOLE = "whole";
const CEILING_DBTP = 0;
const NOT_DRAWN = { min: new Float32Array(1), max: new Float32Array(1) };
const COLOURS = ["a", "b", "c"] as const;
const PLOT_COLOURS = ["sideA", "sideB", "sideC"] as const;

interface ListenPanelProps {
  readonly ownerId: string;
  readonly song: SongAbout;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly sound: EngineSnapshot;
  /** Heard while the engine names none. */
  readonly startState: string;
  /** False leaves out the spectrum and the loudness meter. */
  readonly meters: boolean;
  /** Stands above everything else. */
  readonly children?: ReactNode;
}

/** What is to be heard and seen of a song's states: the comparison, its picture, its sections, each stem alone. */
export function ListenPanel(props: ListenPanelProps) {
  const { ownerId, song, sessions, sound, startState, meters, children } = props;
  const [states] = useState(() => [...sessions.keys()]);
  const sides = useMemo(() => states.map((state, i) => sideLabel(song, state, i)), [song, states]);
  const heardId = sound.sideId ?? startState;
  const place = Math.max(0, states.indexOf(heardId));
  const session = sessions.get(heardId)!;
  const loaded = sound.state !== "loading" && sound.state !== "none";
  const survey = useSurvey(ownerId, session, loaded, null);
  const [section, setSection] = useState(WHOLE);
  const waveform = useRef<WaveformHandle>(null);
  const spectrum = useRef<SpectrumHandle>(null);
  const loudness = useRef<LoudnessHandle>(null);

  useEffect(() => {
    if (meters) {
      studioEngine().setTaps(ownerId, [
        { id: "print", sideId: heardId, stripId: "master", point: "post-fader" },
      ]);
    }
    const feed = new SpectrumFeed();
    return studioEngine().onReport(ownerId, (report) => {
      const [tap] = report.taps;
      waveform.current?.setPlayhead(report.positionFrame);
      loudness.current?.update(report);
      if (tap !== undefined) spectrum.current?.setSpectrum(feed.push(tap.left, tap.right));
    });
  }, [ownerId, heardId, meters]);

  function chooseSection(choice: string): void {
    setSection(choice);
    studioEngine().setLoop(ownerId, sectionRegion(song, choice));
  }

  const hear = (sideId: string): void => studioEngine().selectSide(ownerId, sideId);
  const onKeyDown = useWidgetKeys({
    playStop: () => togglePlay(ownerId, sound),
    side: (index) => states[index] !== undefined && hear(states[index]),
    toStart: () => studioEngine().seek(ownerId, sound.loop?.startFrame ?? 0),
    toggleLoop: () => chooseSection(section === WHOLE ? "0" : WHOLE),
  });
  const state = song.sessions[heardId];
  const pictures = useMemo(
    () => [
      {
        ...(survey?.peaks ?? NOT_DRAWN),
        label: sides[place]?.label ?? heardId,
        colour: COLOURS[place % COLOURS.length]!,
      },
    ],
    [survey, sides, place, heardId],
  );
  const sections = [
    { value: WHOLE, label: "The whole song" },
    ...song.form.map(({ name }, i) => ({ value: String(i), label: name })),
  ];

  return (
    <WidgetFrame
      label={`Listen to “${song.title}”`}
      onKeyDown={onKeyDown}
      promiseId="loudness"
      promisePlace="end"
    >
      {children}
      <ComparisonBar ownerId={ownerId} sides={sides} sound={sound} onSide={hear} />
      {state !== undefined && (
        <div className={styles.heard}>
          <p>{state.about}</p>
          <p className={styles.measured}>{measuredWords(state.measured)}</p>
        </div>
      )}
      <Waveform
        ref={waveform}
        label={`“${song.title}” as a picture`}
        channels={pictures}
        lengthFrames={survey?.frames ?? session.lengthFrames}
        loop={sound.loop}
        ceilingDb={CEILING_DBTP}
        marks={song.form}
        onSeek={(frame) => studioEngine().seek(ownerId, frame)}
      />
      {meters && (
        <>
          <SpectrumPlot
            ref={spectrum}
            label="Spectrum of what plays"
            colour={PLOT_COLOURS[place % PLOT_COLOURS.length]!}
          />
          <LoudnessReadout ref={loudness} limitDbtp={CEILING_DBTP} />
        </>
      )}
      <div className={sharedStyles.controls}>
        <Segmented label="Play" showLabel options={sections} value={section} onChange={chooseSection} />
      </div>
      <StemList ownerId={ownerId} stems={song.stems} sound={sound} />
    </WidgetFrame>
  );
}

function sideLabel(song: SongAbout, state: string, index: number): SideLabel {
  return { id: state, letter: String.fromCharCode(65 + index), label: stateTitle(song, state) };
}
