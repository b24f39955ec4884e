import type { Session } from "@/audio-engine/session/schema";
import type { LoopRegion, SideMatch } from "./contract";
import type { Measurer } from "./measurer";

/** After the last movement of a control, before a new measurement begins. */
const SETTLE_MILLISECONDS = 150;

/**
 * Keeps the sides of one comparison equally loud: only the louder ones are lowered, and while a control moves the last
 * gains hold and say that they are being measured.
 */
export class LoudnessMatch {
  private gains = new Map<string, number>();
  private measuring = false;
  private failed = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private generation = 0;

  constructor(
    private readonly measurer: Measurer,
    private readonly onChange: (matches: readonly SideMatch[]) => void,
  ) {}

  /** Measures at once (a load), or when the controls have rested (an edit). */
  update(sides: ReadonlyMap<string, Session>, region: LoopRegion | null, when: "now" | "settled"): void {
    const generation = ++this.generation;
    if (this.timer !== null) clearTimeout(this.timer);
    this.measuring = true;
    this.publish(sides);
    const measure = (): void => {
      this.measure(sides, region, generation).catch((error: unknown) => {
        if (generation !== this.generation) return;
        console.error("The loudness of the sides could not be measured.", error);
        this.settle(sides, new Map(), true, generation);
      });
    };
    this.timer = null;
    if (when === "now") measure();
    else this.timer = setTimeout(measure, SETTLE_MILLISECONDS);
  }

  /** Stops measuring; what is under way is ignored. */
  dispose(): void {
    this.generation++;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private async measure(
    sides: ReadonlyMap<string, Session>,
    region: LoopRegion | null,
    generation: number,
  ): Promise<void> {
    const levels = new Map<string, number | null>();
    for (const [sideId, session] of sides) {
      levels.set(sideId, (await this.measurer.survey(session, region)).integratedLufs);
      if (generation !== this.generation) return;
    }
    const heard = [...levels.values()].filter((level) => level !== null);
    const softest = Math.min(...heard);
    const gains = [...levels].map(
      ([id, level]) => [id, level === null ? 0 : Math.min(0, softest - level)] as const,
    );
    this.settle(sides, new Map(gains), false, generation);
  }

  private settle(
    sides: ReadonlyMap<string, Session>,
    gains: Map<string, number>,
    failed: boolean,
    generation: number,
  ): void {
    if (generation !== this.generation) return;
    this.gains = gains;
    this.failed = failed;
    this.measuring = false;
    this.publish(sides);
  }

  private publish(sides: ReadonlyMap<string, Session>): void {
    this.onChange(
      [...sides.keys()].map((sideId) => ({
        sideId,
        gainDb: this.gains.get(sideId) ?? 0,
        measuring: this.measuring,
        failed: this.failed,
      })),
    );
  }
}
