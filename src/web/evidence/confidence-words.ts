type ConfidenceKey = 'confidence.high' | 'confidence.medium' | 'confidence.low';

/** Wrong at most once in seven times. */
const HIGH = 0.85;
/** Below this the service asks for a person to look. */
const MEDIUM = 0.6;

/** Put a probability into words: a percentage would look more exact than it is. */
export function confidenceWords(confidence: number): ConfidenceKey {
  if (confidence >= HIGH) return 'confidence.high';
  return confidence >= MEDIUM ? 'confidence.medium' : 'confidence.low';
}
