/**
 * Pearson's linear correlation of pairs that come one by one; keeps sums only.
 *
 * Formula: (n Σxy − Σx Σy) / √((n Σx² − (Σx)²) (n Σy² − (Σy)²)). Range −1 to 1. Exact sums are a condition of this form: points
 * are multiples of a quarter and small, so theirs are.
 *
 * Source: K. Pearson, Notes on regression and inheritance in the case of two parents, 1895.
 */
export class RunningCorrelation {
  #size = 0;
  #sumX = 0;
  #sumY = 0;
  #sumXX = 0;
  #sumYY = 0;
  #sumXY = 0;

  /** Add one pair. */
  add(x: number, y: number): void {
    this.#size++;
    this.#sumX += x;
    this.#sumY += y;
    this.#sumXX += x * x;
    this.#sumYY += y * y;
    this.#sumXY += x * y;
  }

  /** The correlation so far; null for fewer than two pairs and where a side is constant. */
  value(): number | null {
    const spreadX = this.#size * this.#sumXX - this.#sumX ** 2;
    const spreadY = this.#size * this.#sumYY - this.#sumY ** 2;
    if (spreadX <= 0 || spreadY <= 0) return null;
    const joint = this.#size * this.#sumXY - this.#sumX * this.#sumY;
    return Math.max(-1, Math.min(1, joint / (Math.sqrt(spreadX) * Math.sqrt(spreadY)))); // rounding can push it past 1
  }
}
