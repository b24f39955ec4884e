import type { Reviews } from "@/components/stores/use-due";

interface DueCounts {
  readonly questions: number;
  readonly exercises: number;
  readonly drillItems: number;
}

export function countsOf({ questions, exercises, drillItems }: Reviews): DueCounts {
  return { questions: questions.length, exercises: exercises.length, drillItems: drillItems.length };
}

/** "3 questions, 1 exercise"; empty when nothing is due. */
export function dueWords({ questions, exercises, drillItems }: DueCounts): string {
  const parts = [
    counted(questions, "question"),
    counted(exercises, "exercise"),
    counted(drillItems, "sound of a quiz", "sounds of a quiz"),
  ];
  return parts.filter((part) => part !== "").join(", ");
}

function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : many}`;
}
