import type { Session } from "@/audio-engine/session/schema";
import type { LoopRegion, SideMatch } from "./contract";
import type { Measurer } from "./measurer";

/** After the last movement of a control, before a new measurement begins. */
const SETTLE_MILLISECONDS = 150;

type Sides = ReadonlyMap<string, Session>;

/** A side as it was when it was last measured. */
interface Anchor {
  readonly session: Session;
  readonly lufs: number | null;
}

/**
 * Keeps the sides of one comparison equally loud: only the louder ones are lowered. While a control moves the gains
 * follow an estimate where there is one and hold otherwise; they say that they are being measured either way, and the
 * measurement follows when the controls rest.
 */
export class LoudnessMatch {
  private gains = new Map<string, number>();
  private anchors = new Map<string, Anchor>();
  private sides: Sides = new Map();
  private region: LoopRegion | null = null;
  private estimates = new WeakMap<Session, Promise<number | null>>();
  private measuring = false;
  private failed = false;
  private following = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private generation = 0;

  constructor(
    private readonly measurer: Measurer,
    private readonly onChange: (matches: readonly SideMatch[]) => void,
    /** Integrated loudness that need not be measured, for the region of the first update. */
    private known: ReadonlyMap<Session, number> = new Map(),
  ) {}

  /** Measures at once (a load), or when the controls have rested (an edit). */
  update(sides: Sides, region: LoopRegion | null, when: "now" | "settled"): void {
    const generation = ++this.generation;
    if (this.timer !== null) clearTimeout(this.timer);
    if (region !== this.region && this.generation > 1) {
      this.estimates = new WeakMap();
      this.known = new Map();
    }
    this.sides = new Map(sides);
    this.region = region;
    this.measuring = true;
    this.publish();
    const measure = (): void => {
      this.measure(generation).catch((error: unknown) => {
        if (generation !== this.generation) return;
        console.error("The loudness of the sides could not be measured.", error);
        this.settle(new Map(), true);
      });
    };
    this.timer = null;
    if (when === "now") {
      measure();
      return;
    }
    this.timer = setTimeout(measure, SETTLE_MILLISECONDS);
    void this.follow();
  }

  /** Stops measuring; what is under way is ignored. */
  dispose(): void {
    this.generation++;
    this.measuring = false;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private async measure(generation: number): Promise<void> {
    const { sides, region } = this;
    const anchors = new Map<string, Anchor>();
    for (const [sideId, session] of sides) {
      const lufs = this.known.get(session) ?? (await this.measurer.survey(session, region)).integratedLufs;
      if (generation !== this.generation) return;
      anchors.set(sideId, { session, lufs });
    }
    this.anchors = anchors;
    this.settle(new Map([...anchors].map(([sideId, { lufs }]) => [sideId, lufs])), false);
    // So that the next gesture is followed from its first movement on.
    for (const session of sides.values()) this.estimate(session).catch(tellUnestimated);
  }

  /** One question at a time: of a gesture only the newest state is estimated. */
  private async follow(): Promise<void> {
    if (this.following) return;
    this.following = true;
    try {
      for (let answered = -1; this.measuring && answered !== this.generation; ) {
        answered = this.generation;
        const levels = await this.estimatedLevels();
        // A measurement that came meanwhile knows better.
        if (levels === null || !this.measuring) return;
        this.gains = gainsFor(levels);
        this.publish();
      }
    } catch (error) {
      tellUnestimated(error);
    } finally {
      this.following = false;
    }
  }

  private async estimatedLevels(): Promise<Map<string, number | null> | null> {
    const levels = new Map<string, number | null>();
    for (const [sideId, session] of this.sides) {
      const anchor = this.anchors.get(sideId);
      if (anchor === undefined || anchor.lufs === null) return null;
      const before = anchor.session === session ? 0 : await this.estimate(anchor.session);
      const now = anchor.session === session ? 0 : await this.estimate(session);
      if (before === null || now === null) return null;
      const level = anchor.lufs + now - before;
      levels.set(sideId, Number.isFinite(level) ? level : null);
    }
    return levels;
  }

  private estimate(session: Session): Promise<number | null> {
    const known = this.estimates.get(session);
    if (known !== undefined) return known;
    const asked = this.measurer.estimate(session, this.region);
    this.estimates.set(session, asked);
    return asked;
  }

  private settle(levels: ReadonlyMap<string, number | null>, failed: boolean): void {
    this.gains = gainsFor(levels);
    this.failed = failed;
    this.measuring = false;
    this.publish();
  }

  private publish(): void {
    this.onChange(
      [...this.sides.keys()].map((sideId) => ({
        sideId,
        gainDb: this.gains.get(sideId) ?? 0,
        measuring: this.measuring,
        failed: this.failed,
      })),
    );
  }
}

/** Everything down to the softest; silence is left alone. */
function gainsFor(levels: ReadonlyMap<string, number | null>): Map<string, number> {
  const heard = [...levels.values()].filter((level) => level !== null);
  const softest = Math.min(...heard);
  return new Map([...levels].map(([id, level]) => [id, level === null ? 0 : Math.min(0, softest - level)]));
}

function tellUnestimated(error: unknown): void {
  console.warn(
    "The loudness could not be estimated while a control moves; it is measured when it rests.",
    error,
  );
}
