type Tone = typeof import("tone");

const contexts = new WeakMap<AudioContext, Promise<Tone>>();

/** Tone on the page's own context. It is fetched at the first use: importing it makes a context of its own. */
export function toneOn(context: AudioContext): Promise<Tone> {
  const known = contexts.get(context);
  if (known !== undefined) return known;
  const coming = import("tone").then((tone) => {
    tone.setContext(new tone.Context({ context }));
    return tone;
  });
  contexts.set(context, coming);
  coming.catch(() => contexts.delete(context));
  return coming;
}
