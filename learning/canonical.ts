/** JSON text that is equal for equal values: keys in order, absent and undefined fields alike. */
export const canonicalText = (value: unknown): string => textOf(value) ?? "null";

function textOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each) ?? "null").join(",")}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  const texts: string[] = [];
  for (const key of Object.keys(fields).sort()) {
    const text = textOf(fields[key]);
    if (text !== undefined) texts.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${texts.join(",")}}`;
}
