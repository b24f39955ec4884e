export type { ChoiceDescriptor, Curve, ParameterDescriptor, SwitchDescriptor, Unit } from "./descriptor";
export { PLAYBACK_SYSTEM_CHOICE, type PlaybackSystemName } from "./monitor-choices";
export { clampValue, fromPosition01, roundForDisplay, stepValue, toPosition01 } from "./scale";
export * from "./table";
export { noteName, parseValue, patternName, printValue, speakValue } from "./text";
export { UNIT_CHOICES, UNIT_PARAMETERS, UNIT_SWITCHES } from "./units";
