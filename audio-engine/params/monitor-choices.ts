import type { ChoiceDescriptor } from "./descriptor";

/** What a mix may be heard through; also as it is. */
export const PLAYBACK_SYSTEM_CHOICE = {
  id: "system",
  label: "Heard through",
  options: [
    { value: "headphones", label: "Headphones" },
    { value: "earbuds", label: "Earbuds" },
    { value: "phone", label: "Phone" },
    { value: "laptop", label: "Laptop" },
    { value: "car", label: "Car" },
    { value: "club", label: "Club" },
    { value: "mono", label: "Mono" },
  ],
  defaultValue: "headphones",
} as const satisfies ChoiceDescriptor;

export type PlaybackSystemName = (typeof PLAYBACK_SYSTEM_CHOICE)["options"][number]["value"];
