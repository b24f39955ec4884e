"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type LoopRegion, type Preview, type Session, studioEngine } from "@/audio-engine";
import { type LoudnessHandle, LoudnessReadout } from "@/components/controls/loudness-readout";
import { Segmented } from "@/components/controls/segmented";
import { SpectrumFeed } from "@/components/plots/spectrum-feed";
import { type SpectrumHandle, SpectrumPlot } from "@/components/plots/spectrum-plot";
import { Waveform, type WaveformHandle } from "@/components/plots/waveform";
import { useSound } from "@/components/stores/use-sound";
import { useWorkbench } from "@/components/stores/use-workbench";
import { ComparisonBar, type SideLabel, togglePlay } from "../shared/comparison-bar";
import sharedStyles from "../shared/shared.module.css";
import { type SongAbout, stateTitle } from "../shared/song-about";
import { useSurvey } from "../shared/use-survey";
import { useWidgetKeys } from "../shared/use-widget-keys";
import { type SoundSetup, useWidgetSound } from "../shared/use-widget-sound";
import { WidgetFrame } from "../shared/widget-frame";
import { measuredWords } from "./measured-words";
import styles from "./song-listen.module.css";
import { StemList } from "./stem-list";

const WHOLE = "whole";
const CEILING_DBTP = 0;
const NOT_DRAWN = { min: new Float32Array(1), max: new Float32Array(1) };
const COLOURS = ["a", "b", "c"] as const;
const PLOT_COLOURS = ["sideA", "sideB", "sideC"] as const;
/** Where a song's page begins when the song has such a state: what it is meant to sound like. */
const FIRST_HEARD = "mix";

interface ListenBenchProps {
  readonly ownerId: string;
  readonly song: SongAbout;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly previews: Readonly<Record<string, Preview>>;
}

export function ListenBench({ ownerId, song, sessions, previews }: ListenBenchProps) {
  const [states] = useState(() => [...sessions.keys()]);
  const [start] = useState(() => (states.includes(FIRST_HEARD) ? FIRST_HEARD : states[0]!));
  const sides = useMemo(() => states.map((state, i) => sideLabel(song, state, i)), [song, states]);
  const store = useWorkbench({
    widgetId: "song",
    editedSideId: start,
    comparison: {
      matched: true,
      sides: [...sessions].map(([id, session]) => ({ id, label: id, kind: "session", session })),
    },
  });
  const [setup] = useState<SoundSetup>(() => setupOf(ownerId, song, start, previews));
  useWidgetSound(store, setup);
  const sound = useSound(ownerId);
  const heardId = sound.sideId ?? start;
  const place = Math.max(0, states.indexOf(heardId));
  const session = sessions.get(heardId)!;
  const loaded = sound.state !== "loading" && sound.state !== "none";
  const survey = useSurvey(ownerId, session, loaded, null);
  const [section, setSection] = useState(WHOLE);
  const waveform = useRef<WaveformHandle>(null);
  const spectrum = useRef<SpectrumHandle>(null);
  const loudness = useRef<LoudnessHandle>(null);

  useEffect(() => {
    studioEngine().setTaps(ownerId, [
      { id: "print", sideId: heardId, stripId: "master", point: "post-fader" },
    ]);
    const feed = new SpectrumFeed();
    return studioEngine().onReport(ownerId, (report) => {
      const [tap] = report.taps;
      waveform.current?.setPlayhead(report.positionFrame);
      loudness.current?.update(report);
      if (tap !== undefined) spectrum.current?.setSpectrum(feed.push(tap.left, tap.right));
    });
  }, [ownerId, heardId]);

  function chooseSection(choice: string): void {
    setSection(choice);
    studioEngine().setLoop(ownerId, regionOf(song, choice));
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
      <SpectrumPlot
        ref={spectrum}
        label="Spectrum of what plays"
        colour={PLOT_COLOURS[place % PLOT_COLOURS.length]!}
      />
      <LoudnessReadout ref={loudness} limitDbtp={CEILING_DBTP} />
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

function regionOf({ form }: SongAbout, choice: string): LoopRegion | null {
  const section = form[Number(choice)];
  return section === undefined ? null : { startFrame: section.startFrame, endFrame: section.endFrame };
}

function setupOf(
  ownerId: string,
  song: SongAbout,
  startSideId: string,
  previews: Readonly<Record<string, Preview>>,
): SoundSetup {
  const measured = Object.entries(song.sessions).flatMap(
    ([
      state,
      {
        measured: { integratedLufs },
      },
    ]) => (integratedLufs === null ? [] : [[state, integratedLufs] as const]),
  );
  return {
    ownerId,
    startSideId,
    loop: null,
    taps: [],
    matched: true,
    previews,
    knownLufs: Object.fromEntries(measured),
  };
}
