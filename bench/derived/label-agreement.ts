import { type ConfusionTable, confusionTable, sumConfusion } from '../../src/agreement/confusion-table.ts';
import { macroF1 } from '../../src/agreement/macro-f1.ts';
import { meanAbsoluteError } from '../../src/agreement/mean-absolute-error.ts';
import { type Figure, measureFigures } from './measure-figures.ts';
import type { JudgedAnswer, Ratings } from './rate-marked-answers.ts';

/** How verdicts meet labels in the answers of one category. */
export type CategoryAgreement = {
  readonly category: string;
  readonly answers: number;
  readonly unscored: number;
  /** Criteria labelled covered or partial and found so; found so without; labelled so and not found; neither. */
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  readonly rejections: number;
  readonly contradicted: number;
  readonly meanAbsoluteError: number | undefined;
};

export type LabelAgreement = {
  /** Covered and partial against the rest, pooled over all criteria. */
  readonly macroF1: Figure;
  readonly confusion: ConfusionTable;
  /** By name. */
  readonly byCategory: readonly CategoryAgreement[];
};

/** Compare verdicts with labels; answers without labels count for nothing. */
export function labelAgreement({ judged, unscored }: Ratings): LabelAgreement {
  const tables = judged.map(toTable);
  const statistics = { macroF1: (sample: readonly ConfusionTable[]) => macroF1(sumConfusion(sample)) };
  const all = [...judged, ...unscored];
  const categories = [...new Set(all.map(({ marked }) => categoryOf(marked)))].sort();
  return {
    macroF1: measureFigures(tables, statistics).macroF1,
    confusion: sumConfusion(tables),
    byCategory: categories.map((category) =>
      agreementIn(
        category,
        judged.filter(({ marked }) => categoryOf(marked) === category),
        unscored.filter(({ marked }) => categoryOf(marked) === category).length,
      ),
    ),
  };
}

const categoryOf = ({ mark }: JudgedAnswer['marked']): string => ('category' in mark ? mark.category : '');

function toTable({ criteria }: JudgedAnswer): ConfusionTable {
  return confusionTable(
    criteria.flatMap(({ verdict, human }) => (human === undefined ? [] : [{ verdict, label: human }])),
  );
}

function agreementIn(category: string, judged: readonly JudgedAnswer[], unscored: number): CategoryAgreement {
  const { covered, partial, none } = sumConfusion(judged.map(toTable));
  return {
    category,
    answers: judged.length + unscored,
    unscored,
    hits: covered.covered + covered.partial + partial.covered + partial.partial,
    falseAlarms: none.covered + none.partial,
    misses: covered.missing + covered.contradicted + partial.missing + partial.contradicted,
    rejections: none.missing + none.contradicted,
    contradicted: covered.contradicted + partial.contradicted + none.contradicted,
    meanAbsoluteError: meanAbsoluteError(judged.map(({ human, machine }) => ({ first: human, second: machine }))),
  };
}
