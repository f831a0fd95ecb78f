/** One verdict with the probability its engine gave it, and whether it was right. */
export type ConfidentVerdict = { readonly confidence: number; readonly isRight: boolean };

/** Sums over the verdicts whose confidence falls into one bin. Bins of several answers can be added up. */
export type CalibrationBin = { readonly count: number; readonly confidence: number; readonly right: number };

const binCount = 10;

/**
 * How far stated confidence lies from the share of verdicts that are right.
 *
 * Formula: verdicts fall into 10 equal bins by confidence, [0, 0.1) … [0.9, 1]; the sum over bins of
 * (verdicts in the bin / all verdicts) × |share right - mean confidence|. Range 0 to 1, 0 is best. Undefined for no
 * verdicts. Says nothing about how well right verdicts are told from wrong ones.
 *
 * Source: M. P. Naeini, G. Cooper, M. Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning, 2015;
 * C. Guo et al., On calibration of modern neural networks, 2017.
 */
export function expectedCalibrationError(bins: readonly CalibrationBin[]): number | undefined {
  let total = 0;
  let distance = 0;
  for (const { count, confidence, right } of bins) {
    total += count;
    distance += Math.abs(right - confidence);
  }
  return total === 0 ? undefined : distance / total;
}

/**
 * Sort verdicts into the bins.
 *
 * @throws {RangeError} if a confidence is not within 0 to 1.
 */
export function binByConfidence(verdicts: Iterable<ConfidentVerdict>): readonly CalibrationBin[] {
  const bins = emptyBins();
  for (const { confidence, isRight } of verdicts) {
    if (!(confidence >= 0 && confidence <= 1)) throw new RangeError(`Confidence ${confidence} is not within 0 to 1`);
    const bin = bins[Math.min(binCount - 1, Math.floor(confidence * binCount))] as (typeof bins)[number];
    bin.count++;
    bin.confidence += confidence;
    bin.right += isRight ? 1 : 0;
  }
  return bins;
}

/** Add up the bins of several answers. */
export function sumBins(all: Iterable<readonly CalibrationBin[]>): readonly CalibrationBin[] {
  const sum = emptyBins();
  for (const bins of all) {
    for (let index = 0; index < binCount; index++) {
      const into = sum[index] as (typeof sum)[number];
      const { count, confidence, right } = bins[index] as CalibrationBin;
      into.count += count;
      into.confidence += confidence;
      into.right += right;
    }
  }
  return sum;
}

function emptyBins(): { count: number; confidence: number; right: number }[] {
  return Array.from({ length: binCount }, () => ({ count: 0, confidence: 0, right: 0 }));
}
