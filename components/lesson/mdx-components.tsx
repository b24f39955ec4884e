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
  AutomationLane,
  BandQuiz,
  EqPlayground,
  HiddenEq,
  MakeItAlive,
  MasteringCompare,
  MatchByEar,
  MicPlacement,
  Mixer,
  VoiceAndBand,
  VoiceFader,
} from "./widgets-lazy";

/** Everything that a lesson may name. Each entry is one import: an object of a client file is opaque here. */
export const lessonComponents = {
  AutomationLane,
  BandQuiz,
  Credits,
  DeepDive,
  EqPlayground,
  HiddenEq,
  Intro,
  Listen,
  MakeItAlive,
  MasteringCompare,
  MatchByEar,
  MicPlacement,
  Mixer,
  OnYourInstrument,
  Pitfall,
  Practice,
  Predict,
  Recap,
  VoiceAndBand,
  VoiceFader,
  YouWillLearn,
};

export const lessonComponentNames: ReadonlySet<string> = new Set(Object.keys(lessonComponents));
