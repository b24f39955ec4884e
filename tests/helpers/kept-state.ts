/** Puts everything back as it was when it was kept; as often as wanted. */
export type Restore = () => void;

/**
 * Keeps whatever can be reached from an object: numbers, switches, samples, and which object stands where. It knows of no
 * class, so a unit that is added later is kept as well. Sounds of integers never change and are not copied.
 */
export function keepState(root: object): Restore {
  const restores: Restore[] = [];
  const seen = new Set<object>();
  const waiting: object[] = [root];
  const meet = (value: unknown): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    waiting.push(value);
  };
  meet(root);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) restores.push(keep(next, meet));
  return () => {
    for (const restore of restores) restore();
  };
}

function keep(object: object, meet: (value: unknown) => void): Restore {
  if (ArrayBuffer.isView(object)) return keepSamples(object);
  if (object instanceof Map) {
    const entries = [...object];
    for (const [, value] of entries) meet(value);
    return () => {
      object.clear();
      for (const [key, value] of entries) object.set(key, value);
    };
  }
  if (Array.isArray(object)) {
    const items: unknown[] = [...object];
    for (const item of items) meet(item);
    return Object.isFrozen(object) ? () => undefined : () => object.splice(0, object.length, ...items);
  }
  const fields = Object.entries(object);
  for (const [, value] of fields) meet(value);
  return () => {
    for (const [name, value] of fields) {
      if (Reflect.get(object, name) !== value) Reflect.set(object, name, value);
    }
  };
}

function keepSamples(view: ArrayBufferView): Restore {
  if (view instanceof Int16Array || view instanceof Int32Array) return () => undefined;
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const kept = bytes.slice();
  return () => bytes.set(kept);
}
