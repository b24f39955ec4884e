/** Where a command writes: results to one, everything else to the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** True where a line can be written over. */
  readonly isScreen: boolean;
  /** Milliseconds since some moment. */
  readonly now: () => number;
}

const FIRST_AFTER_MS = 1500;
const SCREEN_EVERY_MS = 200;
/** In a log, where each word stays. */
const LOG_EVERY_MS = 10_000;

/** Tells how far long work is: nothing when it is over soon. */
export class Progress {
  private nextAt: number;
  private isShown = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly what: string,
  ) {
    this.nextAt = terminal.now() + FIRST_AFTER_MS;
  }

  /** @param share01 0…1 of the work is done */
  show(share01: number): void {
    const { terminal } = this;
    const now = terminal.now();
    if (now < this.nextAt) return;
    const words = `${this.what}: ${Math.floor(Math.min(1, share01) * 100)} %`;
    terminal.error(terminal.isScreen ? `\r${words} ` : `${words}\n`);
    this.isShown = true;
    this.nextAt = now + (terminal.isScreen ? SCREEN_EVERY_MS : LOG_EVERY_MS);
  }

  /** The work is over, well or not: what comes next begins a line of its own. */
  finish(): void {
    if (this.isShown && this.terminal.isScreen)
      this.terminal.error(`\r${" ".repeat(this.what.length + 8)}\r`);
  }
}
