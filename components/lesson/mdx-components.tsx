import {
  Credits,
  DeepDive,
  Intro,
  Listen,
  OnYourInstrument,
  Pitfall,
  Practice,
  Recap,
  YouWillLearn,
} from "./grammar";
import { Predict } from "./predict";
import {
  BandQuiz,
  EqPlayground,
  HiddenEq,
  MasteringCompare,
  MatchByEar,
  MatchDistance,
  MatchRoom,
  MicPlacement,
  Mixer,
  Recorder,
  RoomCompare,
  TakeFault,
  TakeInSong,
  TenSeconds,
} from "./widgets-lazy";

/** Everything that a lesson may name. Each entry is one import: an object of a client file is opaque here. */
export const lessonComponents = {
  BandQuiz,
  Credits,
  DeepDive,
  EqPlayground,
  HiddenEq,
  Intro,
  Listen,
  MasteringCompare,
  MatchByEar,
  MatchDistance,
  MatchRoom,
  MicPlacement,
  Mixer,
  OnYourInstrument,
  Pitfall,
  Practice,
  Predict,
  Recap,
  Recorder,
  RoomCompare,
  TakeFault,
  TakeInSong,
  TenSeconds,
  YouWillLearn,
};

export const lessonComponentNames: ReadonlySet<string> = new Set(Object.keys(lessonComponents));
