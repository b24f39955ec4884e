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
  HeadphoneCheck,
  HiddenEq,
  MasterIt,
  MasteringCompare,
  MicPlacement,
  Mixer,
  Normalisation,
  TranslateIt,
  TranslationCheck,
} from "./widgets-lazy";

/** Everything that a lesson may name. Each entry is one import: an object of a client file is opaque here. */
export const lessonComponents = {
  BandQuiz,
  Credits,
  DeepDive,
  EqPlayground,
  HeadphoneCheck,
  HiddenEq,
  Intro,
  Listen,
  MasteringCompare,
  MasterIt,
  MicPlacement,
  Mixer,
  Normalisation,
  OnYourInstrument,
  Pitfall,
  Practice,
  Predict,
  Recap,
  TranslateIt,
  TranslationCheck,
  YouWillLearn,
};

export const lessonComponentNames: ReadonlySet<string> = new Set(Object.keys(lessonComponents));
