import type { SoundShelf } from "../grading/sound-shelf";
import type { GradingWorkers } from "../grading/workers";

/** Where sounds lie, and who makes them again. */
export interface SoundMakers {
  readonly shelf: SoundShelf;
  readonly quizShelf: SoundShelf;
  readonly workers: Pick<GradingWorkers, "run">;
}
