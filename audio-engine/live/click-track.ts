import { toneOn } from "./tone-context";

/** Never louder than this, at full listening volume: as loud as an audition. */
const LOUDEST_DBFS = -20;
const ACCENT_HZ = 1760;
const BEAT_HZ = 1320;
const CLICK_SECONDS = 0.03;

export interface Click {
  readonly atSeconds: number;
  readonly accent: boolean;
}

/** Clicks at exact times of the page's own context, by Tone. Heard beside the console, never part of a print. */
export class ClickTrack {
  private constructor(
    private readonly sound: (click: Click) => void,
    /** Silence at once, also of what was still to come. */
    readonly stop: () => void,
  ) {}

  /** Fetches Tone. `volumeDb` is the listening volume, 0 or negative. */
  static async on(context: AudioContext, volumeDb: number): Promise<ClickTrack> {
    const tone = await toneOn(context);
    const synth = new tone.Synth({
      oscillator: { type: "triangle" },
      envelope: { attack: 0.001, decay: 0.04, sustain: 0, release: 0.01 },
      volume: LOUDEST_DBFS + volumeDb,
    }).toDestination();
    return new ClickTrack(
      ({ atSeconds, accent }) =>
        synth.triggerAttackRelease(accent ? ACCENT_HZ : BEAT_HZ, CLICK_SECONDS, atSeconds),
      () => synth.dispose(),
    );
  }

  schedule(clicks: readonly Click[]): void {
    for (const click of clicks) this.sound(click);
  }
}
