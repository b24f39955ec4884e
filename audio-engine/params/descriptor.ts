/** What a parameter's number means. Values are always stored in this unit, never normalised. */
export type Unit =
  | "decibel"
  | "hertz"
  | "second"
  | "degree"
  | "metre"
  | "pan"
  | "pattern"
  | "q"
  /** A share, shown as 100 % where it is 1. */
  | "percent"
  /** A dynamics ratio R of R:1; 100 stands for ∞:1. */
  | "ratio";

/** How a control travels over the range: `log` for frequency, time and Q; `fader` for a console fader's taper. */
export type Curve = "linear" | "log" | "fader";

/**
 * One row of the parameter table. Knob, fader, graph, session document, exercise goal and screen reader all read
 * this row; nothing else states a parameter's name, unit, range or default.
 */
export interface ParameterDescriptor {
  readonly id: string;
  /** Short name shown beside the control. */
  readonly label: string;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  readonly defaultValue: number;
  readonly curve: Curve;
  /** Change per arrow key, as a share of the control's travel for `log` and `fader`, in the unit for `linear`. */
  readonly step: number;
  /** As `step`, with Shift held. */
  readonly fineStep: number;
  /** A value that the control snaps to when it passes close by (0 dB, centre). */
  readonly detent?: number;
  /** At or below this value the parameter is fully off (a fader's −∞, a low cut's lowest frequency). */
  readonly offAt?: number;
}

/** A row for something that is on or off. */
export interface SwitchDescriptor {
  readonly id: string;
  readonly label: string;
  readonly defaultValue: boolean;
}

/** A row for one of a few kinds. */
export interface ChoiceDescriptor {
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly defaultValue: string;
}
