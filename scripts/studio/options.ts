import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "./usage-error";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * Positional arguments and options of a command.
 * @param usage the sentence for everything that does not fit
 */
export function readOptions<const T extends Options>(
  args: readonly string[],
  options: T,
  positionals: number,
  usage: string,
) {
  try {
    const parsed = parseArgs({ args: joined(args), allowPositionals: true, options });
    if (parsed.positionals.length === positionals) return parsed;
  } catch (cause) {
    throw new UsageError(usage, { cause });
  }
  throw new UsageError(usage);
}

/** `--level -20` as `--level=-20`: a negative number is no option. */
function joined(args: readonly string[]): string[] {
  const done: string[] = [];
  for (const arg of args) {
    const before = done.at(-1) ?? "";
    if (/^-[\d.]/.test(arg) && /^--[a-z]+$/.test(before)) done[done.length - 1] = `${before}=${arg}`;
    else done.push(arg);
  }
  return done;
}

/** A number of an option within its range, both ends included. */
export function numberIn(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw new UsageError(`${name} takes a number from ${min} to ${max}; "${text}" is none.`);
}

/** As `numberIn`, of numbers separated by commas. */
export function numbersIn(name: string, text: string, min: number, max: number): number[] {
  return text.split(",").map((part) => numberIn(name, part, min, max));
}
