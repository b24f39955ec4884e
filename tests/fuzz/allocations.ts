/** More than any small file may ask for. */
const MOST_BYTES = 64 * 1024 * 1024;

const KINDS = ["Uint8Array", "Int16Array", "Int32Array", "Float32Array", "Float64Array"] as const;

/** Thrown where a reader asks for memory out of proportion. */
export class AllocationFault extends Error {}

/**
 * Runs something that may make typed arrays of 64 MB altogether and no more, counted as they are made: what has been
 * thrown away in between counts too, so that it does not depend on when memory is cleared.
 */
export async function withBoundedArrays<T>(run: () => Promise<T>): Promise<T> {
  let bytes = 0;
  const originals = KINDS.map((kind) => globalThis[kind]);
  const bounded = (made: object): object =>
    new Proxy(made, {
      construct(target, args: unknown[], newTarget): object {
        if (typeof target !== "function") throw new TypeError("Only what makes arrays can be bounded.");
        const [length] = args;
        if (typeof length === "number") {
          bytes += length;
          if (bytes > MOST_BYTES) throw new AllocationFault(`arrays of ${bytes} elements were asked for`);
        }
        const array: object = Reflect.construct(target, args, newTarget);
        return array;
      },
    });
  KINDS.forEach((kind) => {
    Object.assign(globalThis, { [kind]: bounded(globalThis[kind]) });
  });
  try {
    return await run();
  } finally {
    KINDS.forEach((kind, i) => {
      Object.assign(globalThis, { [kind]: originals[i] });
    });
  }
}
