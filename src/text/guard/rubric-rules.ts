import type { Criterion } from '../../domain/criterion.ts';
import { normalise } from '../normalise.ts';
import type { GraderRule } from './grader-rule.ts';

const result =
  '["\\]]?\\s?(?:[:=]|得|给|为|记)\\s?["\\[]?(?:\\d+(?:\\.\\d+)?(?:\\s?分|\\s?/\\s?\\d|\\s?points?|(?![\\d.a-z%\\u3400-\\u9fff]))|满分|满足|已?覆盖|已?达标|covered|full|true|pass|✓|√)';

/** Make the rule for a mark sheet with this rubric's own criteria: "calm: covered", "安抚情绪：3分". */
export function createRubricRules(criteria: readonly Pick<Criterion, 'id' | 'label'>[]): GraderRule[] {
  const names = [...new Set(criteria.flatMap(({ id, label }) => [id.toLowerCase(), normalise(label).text]))].filter(
    (name) => name !== '',
  );
  if (names.length === 0) return [];
  const pattern = new RegExp(`(?<![a-z])(?:${names.map(escapePattern).join('|')})${result}`, 'g');
  return [{ name: 'criterion result', weight: 3, isFrame: true, needs: names, pattern }];
}

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
