import { cos, sin } from "./math";

/**
 * Fourier transform of real signals of one power-of-two size ≥ 4. Everything is allocated when it is built; the same
 * bits in every engine.
 */
export class RealFft {
  /** Bins of a spectrum: size/2 + 1, from 0 Hz to Nyquist. */
  readonly bins: number;
  private readonly half: number;
  private readonly order: Uint32Array;
  private readonly cosine: Float64Array;
  private readonly sine: Float64Array;
  private readonly re: Float64Array;
  private readonly im: Float64Array;

  /** @throws RangeError if `size` is no power of two ≥ 4 */
  constructor(readonly size: number) {
    if (!Number.isInteger(size) || size < 4 || (size & (size - 1)) !== 0) {
      throw new RangeError(`A transform's size is a power of two of at least 4, not ${size}.`);
    }
    this.half = size / 2;
    this.bins = this.half + 1;
    this.order = bitReversal(this.half);
    this.cosine = new Float64Array(this.half);
    this.sine = new Float64Array(this.half);
    for (let i = 0; i < this.half; i++) {
      this.cosine[i] = cos((2 * Math.PI * i) / size);
      this.sine[i] = sin((2 * Math.PI * i) / size);
    }
    this.re = new Float64Array(this.half);
    this.im = new Float64Array(this.half);
  }

  /** X[k] = Σ x[n]·e^(−2πikn/size) of `size` samples from `inputOffset`, as `bins` numbers from `outputOffset`. */
  forward(
    input: Float64Array,
    inputOffset: number,
    real: Float64Array,
    imaginary: Float64Array,
    outputOffset: number,
  ): void {
    const { half, re, im, cosine, sine } = this;
    this.transformReal(input, inputOffset);
    real[outputOffset] = re[0]! + im[0]!;
    imaginary[outputOffset] = 0;
    real[outputOffset + half] = re[0]! - im[0]!;
    imaginary[outputOffset + half] = 0;
    for (let k = 1; k < half; k++) {
      const m = half - k;
      const evenRe = 0.5 * (re[k]! + re[m]!);
      const evenIm = 0.5 * (im[k]! - im[m]!);
      const oddRe = 0.5 * (im[k]! + im[m]!);
      const oddIm = 0.5 * (re[m]! - re[k]!);
      real[outputOffset + k] = evenRe + oddRe * cosine[k]! + oddIm * sine[k]!;
      imaginary[outputOffset + k] = evenIm + oddIm * cosine[k]! - oddRe * sine[k]!;
    }
  }

  /** `scale`·|X[k]|² of `size` samples as `bins` numbers: of what `forward` gives, to the bit. */
  power(input: Float64Array, scale: number, power: Float64Array): void {
    const { half, re, im, cosine, sine } = this;
    this.transformReal(input, 0);
    const zero = re[0]! + im[0]!;
    const nyquist = re[0]! - im[0]!;
    power[0] = scale * (zero * zero);
    power[half] = scale * (nyquist * nyquist);
    // Bins k and half − k are made of the same two points, so that each is read once.
    for (let k = 1; k <= half / 2; k++) {
      const m = half - k;
      const evenRe = 0.5 * (re[k]! + re[m]!);
      const evenIm = 0.5 * (im[k]! - im[m]!);
      const oddRe = 0.5 * (im[k]! + im[m]!);
      const oddIm = 0.5 * (re[m]! - re[k]!);
      const lowRe = evenRe + oddRe * cosine[k]! + oddIm * sine[k]!;
      const lowIm = evenIm + oddIm * cosine[k]! - oddRe * sine[k]!;
      power[k] = scale * (lowRe * lowRe + lowIm * lowIm);
      const highRe = evenRe + oddRe * cosine[m]! - oddIm * sine[m]!;
      const highIm = -evenIm - oddIm * cosine[m]! - oddRe * sine[m]!;
      power[m] = scale * (highRe * highRe + highIm * highIm);
    }
  }

  /** The inverse of `forward`, scaled: `size` samples from `outputOffset`. */
  inverse(
    real: Float64Array,
    imaginary: Float64Array,
    inputOffset: number,
    output: Float64Array,
    outputOffset: number,
  ): void {
    const { half, order, re, im, cosine, sine } = this;
    for (let i = 0; i < half; i++) {
      const k = order[i]!;
      const a = inputOffset + k;
      const b = inputOffset + half - k;
      const evenRe = real[a]! + real[b]!;
      const evenIm = imaginary[a]! - imaginary[b]!;
      const differenceRe = real[a]! - real[b]!;
      const differenceIm = imaginary[a]! + imaginary[b]!;
      const oddRe = differenceRe * cosine[k]! - differenceIm * sine[k]!;
      const oddIm = differenceIm * cosine[k]! + differenceRe * sine[k]!;
      re[i] = evenRe - oddIm;
      im[i] = evenIm + oddRe;
    }
    // Swapping the parts turns the forward transform into the inverse one.
    this.transform(im, re);
    const scale = 1 / this.size;
    for (let i = 0; i < half; i++) {
      output[outputOffset + 2 * i] = re[i]! * scale;
      output[outputOffset + 2 * i + 1] = im[i]! * scale;
    }
  }

  /** Into `re` and `im`: the complex transform of every other sample and those between. */
  private transformReal(input: Float64Array, inputOffset: number): void {
    const { half, order, re, im } = this;
    for (let i = 0; i < half; i++) {
      const from = inputOffset + 2 * order[i]!;
      re[i] = input[from]!;
      im[i] = input[from + 1]!;
    }
    this.transform(re, im);
  }

  /** Complex transform of `half` points in place; the input stands in bit-reversed order. */
  private transform(re: Float64Array, im: Float64Array): void {
    const { half } = this;
    firstStage(re, im, half);
    let span = 2;
    for (; 2 * span < half; span *= 4) this.twoStages(re, im, span);
    if (span < half) this.oneStage(re, im, span);
  }

  private oneStage(re: Float64Array, im: Float64Array, span: number): void {
    const { half, size, cosine, sine } = this;
    const stride = size / (2 * span);
    for (let block = 0; block < half; block += 2 * span) {
      for (let j = 0; j < span; j++) {
        const a = block + j;
        const b = a + span;
        const c = cosine[j * stride]!;
        const s = sine[j * stride]!;
        const xr = re[b]! * c + im[b]! * s;
        const xi = im[b]! * c - re[b]! * s;
        const ar = re[a]!;
        const ai = im[a]!;
        re[a] = ar + xr;
        im[a] = ai + xi;
        re[b] = ar - xr;
        im[b] = ai - xi;
      }
    }
  }

  /** `oneStage` of `span` and of twice that, each number read and written once for both: the same bits, sooner. */
  private twoStages(re: Float64Array, im: Float64Array, span: number): void {
    const { half, size, cosine, sine } = this;
    const stride = size / (4 * span);
    const quarter = span * stride;
    for (let block = 0; block < half; block += 4 * span) {
      for (let j = 0; j < span; j++) {
        const i0 = block + j;
        const i1 = i0 + span;
        const i2 = i1 + span;
        const i3 = i2 + span;
        const at = j * stride;
        const c = cosine[2 * at]!;
        const s = sine[2 * at]!;
        const br = re[i1]! * c + im[i1]! * s;
        const bi = im[i1]! * c - re[i1]! * s;
        const dr = re[i3]! * c + im[i3]! * s;
        const di = im[i3]! * c - re[i3]! * s;
        const p0r = re[i0]! + br;
        const p0i = im[i0]! + bi;
        const p1r = re[i0]! - br;
        const p1i = im[i0]! - bi;
        const p2r = re[i2]! + dr;
        const p2i = im[i2]! + di;
        const p3r = re[i2]! - dr;
        const p3i = im[i2]! - di;
        const ce = cosine[at]!;
        const se = sine[at]!;
        const er = p2r * ce + p2i * se;
        const ei = p2i * ce - p2r * se;
        const co = cosine[at + quarter]!;
        const so = sine[at + quarter]!;
        const or = p3r * co + p3i * so;
        const oi = p3i * co - p3r * so;
        re[i0] = p0r + er;
        im[i0] = p0i + ei;
        re[i1] = p1r + or;
        im[i1] = p1i + oi;
        re[i2] = p0r - er;
        im[i2] = p0i - ei;
        re[i3] = p1r - or;
        im[i3] = p1i - oi;
      }
    }
  }
}

function firstStage(re: Float64Array, im: Float64Array, half: number): void {
  for (let i = 0; i < half; i += 2) {
    const ar = re[i]!;
    const ai = im[i]!;
    const br = re[i + 1]!;
    const bi = im[i + 1]!;
    re[i] = ar + br;
    im[i] = ai + bi;
    re[i + 1] = ar - br;
    im[i + 1] = ai - bi;
  }
}

function bitReversal(length: number): Uint32Array {
  const order = new Uint32Array(length);
  for (let i = 1; i < length; i++) order[i] = (order[i >> 1]! >> 1) | (i & 1 ? length >> 1 : 0);
  return order;
}
