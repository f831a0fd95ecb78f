import type { SimilarAnswers } from '../../workflows/find-similar-answers.ts';

/** Members of a cluster that are named; the rest is counted. */
const namedMembers = 12;

/** Show which answers repeat each other or the model answer, by row of the file. */
export function presentSimilarAnswers(found: SimilarAnswers): string {
  const { compared, skipped, clusters, clusterCount, clusteredAnswers, modelCopies, copyCount, threshold } = found;
  const notShown = clusterCount - clusters.length;
  return [
    `${compared} answers compared, ${skipped} without text; ${clusteredAnswers} repeat another, in ${clusterCount} clusters`,
    ...clusters.map(presentCluster),
    ...(notShown > 0 ? [`... and ${notShown} smaller clusters`] : []),
    `(near: ${Math.round(threshold * 100)} % of the word sequences in common)`,
    `${copyCount} answers copy from the model answer`,
    ...modelCopies.map(
      ({ row, questionId, copiedShare }) =>
        `  row ${row}, ${questionId}: ${Math.round(copiedShare * 100)} % of it stands in the model answer`,
    ),
  ].join('\n');
}

function presentCluster({ kind, size, representative, members }: SimilarAnswers['clusters'][number]): string {
  const others = members.filter(({ position }) => position !== representative.position).slice(0, namedMembers);
  const rows = others.map(({ row, similarity }) => `${row} (${Math.round(similarity * 100)} %)`).join(', ');
  const rest = size - 1 - others.length;
  return `  ${size} ${kind}, like row ${representative.row} (${representative.questionId}): ${rows}${rest > 0 ? `, and ${rest} more` : ''}`;
}
