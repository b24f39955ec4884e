/**
 * Makes every function of `Math` whose last bit differs between engines throw. Stands by itself: its text is also run
 * where nothing can be imported.
 * @param isOurs whether the call, whose stack is given, must be refused; others go through
 */
export function refuseMathFunctions(
  math: Record<string, unknown>,
  isOurs: (stack: string) => boolean = () => true,
): void {
  const names =
    "acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow random sin sinh tan tanh";
  for (const name of names.split(" ")) {
    const original = math[name] as (...values: number[]) => number;
    math[name] = (...values: number[]): number => {
      if (isOurs(new Error().stack ?? "")) throw new Error(`Math.${name} has other bits on another host.`);
      return original(...values);
    };
  }
}
