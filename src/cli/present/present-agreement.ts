import type { BasisAgreement, ReviewAgreement } from '../../workflows/agreement-services.ts';
import { presentFigure } from './present-figure.ts';
import { toPrintable } from './printable.ts';

type Group = BasisAgreement['groups'][number];

const bases = { blind: 'before seeing any other verdict', open: "with the machine's verdicts in sight" } as const;

const cautions = {
  'doubtful-answers':
    'Reviewed answers are mostly the doubtful ones: over all answers the machine is right more often than here.',
  'open-verdicts-flatter':
    "Whoever sees the machine's verdict is drawn towards it: what is told of such verdicts flatters the machine.",
} as const;

/** Show how far machine and people agree: a table for each side and basis, a line a group. */
export function presentAgreement({ reviews, appeals, machine, people, afterSight, cautions: told }: ReviewAgreement) {
  const { verdicts, changed, toMachine } = afterSight;
  return [
    `${reviews} reviews, ${appeals} of them of appeals, which enter no figure`,
    ...machine.flatMap((of) => presentBasis('machine and people', of)),
    ...people.flatMap((of) => presentBasis('between people', of)),
    '',
    `Of ${verdicts} blind verdicts, ${changed} were changed once the machine's were seen, ${toMachine} to the machine's.`,
    ...told.map((caution) => cautions[caution]),
  ].join('\n');
}

function presentBasis(who: string, { basis, groups }: BasisAgreement): string[] {
  if ((groups[0]?.answers ?? 0) === 0) return ['', `${who}, ${bases[basis]}: nothing yet`];
  return [
    '',
    `${who}, ${bases[basis]}`,
    `answers verdicts ${['exact agreement', 'kappa', 'QWK', 'QWK of totals'].map((it) => it.padStart(21)).join('')}`,
    ...groups.map(presentGroup),
  ];
}

function presentGroup({ questionId, criterionId, answers, verdicts, figures }: Group): string {
  const { exactAgreement, kappa, quadraticWeightedKappa, totalsQuadraticWeightedKappa } = figures;
  const shown = [exactAgreement, kappa, quadraticWeightedKappa, totalsQuadraticWeightedKappa];
  const columns = shown.map((figure) => presentFigure(figure).padStart(21)).join('');
  const name = questionId === null ? 'all' : criterionId === null ? questionId : `  ${questionId} ${criterionId}`;
  return `${String(answers).padStart(7)} ${String(verdicts).padStart(8)} ${columns}  ${toPrintable(name)}`;
}
