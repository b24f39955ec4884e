/** Rounded copies of a number in text, with three digits or more. */
const TEXT_TOLERANCE = 5e-4;
/** A number that went through 32 bits. */
const FLOAT32_TOLERANCE = 1e-6;

/**
 * Every place in a message (anything that structured cloning carries) where one of `numbers` stands: as a number, in a
 * text, as an element of a typed array, or as four or eight bytes of any buffer. Signs are not looked at; hashes of 64
 * hexadecimal digits are not texts.
 */
export function findNumbers(message: unknown, numbers: readonly number[]): string[] {
  const sizes = numbers.map(Math.abs).filter((size) => size > 0);
  const seen = new Set<object>();
  const search = (value: unknown, path: string): string[] => {
    if (typeof value === "number") return isRounded(String(value), sizes) ? [path] : [];
    if (typeof value === "string") return hasNumber(value, sizes) ? [path] : [];
    if (typeof value !== "object" || value === null || seen.has(value)) return [];
    seen.add(value);
    if (value instanceof ArrayBuffer) return searchBytes(value, path, sizes);
    if (ArrayBuffer.isView(value)) return searchView(value, path, sizes);
    if (value instanceof Map || value instanceof Set) return search([...value], path);
    return Object.entries(value).flatMap(([key, inner]) => [
      ...(hasNumber(key, sizes) ? [`${path}.${key} (name)`] : []),
      ...search(inner, `${path}.${key}`),
    ]);
  };
  return search(message, "message");
}

function hasNumber(text: string, sizes: readonly number[]): boolean {
  if (/^[0-9a-f]{64}$/.test(text)) return false;
  return (text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi) ?? []).some((token) => isRounded(token, sizes));
}

function isRounded(token: string, sizes: readonly number[]): boolean {
  const value = Math.abs(Number(token));
  const digits = token.replace(/e.*$/i, "").replace(/\D/g, "").replace(/^0+/, "").length;
  const tolerance = digits >= 3 ? TEXT_TOLERANCE : FLOAT32_TOLERANCE;
  return sizes.some((size) => Math.abs(value - size) <= tolerance * size);
}

function searchView(view: ArrayBufferView, path: string, sizes: readonly number[]): string[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice().buffer;
  return searchBytes(bytes, path, sizes);
}

/** The bytes as floats: rounded ones where typed arrays would have them, exact ones at every other offset. */
function searchBytes(bytes: ArrayBuffer, path: string, sizes: readonly number[]): string[] {
  const found: string[] = [];
  const singles = sizes.map(Math.fround);
  for (let offset = 0; offset < 8; offset++) {
    const rest = bytes.slice(offset);
    const doubleFloats = new Float64Array(rest, 0, rest.byteLength >> 3);
    found.push(...searchElements(doubleFloats, `${path} as float64 from ${offset}`, sizes, offset === 0));
    if (offset >= 4) continue;
    const floats = new Float32Array(rest, 0, rest.byteLength >> 2);
    found.push(...searchElements(floats, `${path} as float32 from ${offset}`, singles, offset === 0));
  }
  return found;
}

function searchElements(
  values: ArrayLike<number>,
  path: string,
  sizes: readonly number[],
  rounded: boolean,
): string[] {
  const tolerance = rounded ? FLOAT32_TOLERANCE : 0;
  const smallest = Math.min(...sizes) * (1 - tolerance);
  const largest = Math.max(...sizes) * (1 + tolerance);
  const found: string[] = [];
  for (let i = 0; i < values.length; i++) {
    const value = Math.abs(values[i] ?? 0);
    if (!(value >= smallest && value <= largest)) continue;
    if (sizes.some((size) => Math.abs(value - size) <= tolerance * size)) found.push(`${path}[${i}]`);
  }
  return found;
}
