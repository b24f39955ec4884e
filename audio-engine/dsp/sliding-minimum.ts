/** The smallest of the last `frames` values (Lemire 2006: a queue that keeps only what can still be smallest). */
export class SlidingMinimum {
  private readonly values: Float64Array;
  private readonly frameOf: Float64Array;
  private readonly mask: number;
  private head = 0;
  private size = 0;
  private frame = 0;

  constructor(private readonly frames: number) {
    let capacity = 1;
    while (capacity < frames) capacity *= 2;
    this.values = new Float64Array(capacity);
    this.frameOf = new Float64Array(capacity);
    this.mask = capacity - 1;
  }

  next(value: number): number {
    const { values, frameOf, mask } = this;
    if (this.size > 0 && frameOf[this.head]! <= this.frame - this.frames) {
      this.head = (this.head + 1) & mask;
      this.size -= 1;
    }
    while (this.size > 0 && values[(this.head + this.size - 1) & mask]! >= value) this.size -= 1;
    const tail = (this.head + this.size) & mask;
    values[tail] = value;
    frameOf[tail] = this.frame;
    this.size += 1;
    this.frame += 1;
    return values[this.head]!;
  }

  reset(): void {
    this.head = 0;
    this.size = 0;
    this.frame = 0;
  }
}
