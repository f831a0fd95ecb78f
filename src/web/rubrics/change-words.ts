/** Parts of a rubric that the page has a name for. */
const NAMES = {
  prompt: 'question.prompt',
  points: 'question.points',
  note: 'comparison.note',
  language: 'comparison.language',
  vocabulary: 'vocabulary.title',
  criteria: 'criteria.title',
  label: 'criterion.field.label',
  covered: 'criterion.field.covered',
  partial: 'criterion.field.partial',
  modelAnswer: 'criterion.field.modelAnswer',
  suggestion: 'criterion.field.suggestion',
  suggestionEn: 'criterion.field.suggestionEn',
  cues: 'criterion.field.cues',
  opposes: 'criterion.field.opposes',
} as const;

type Name = keyof typeof NAMES;

/**
 * Name a field that differs between two rubrics: `criterion.cues` is one of a criterion.
 *
 * @returns a text of the catalogue, with the field as it came where it is new to the page
 */
export function changeWords(
  field: string,
): [(typeof NAMES)[Name] | 'criterion.field.points' | 'comparison.otherField', { field: string }] {
  if (field === 'criterion.points') return ['criterion.field.points', { field }];
  const name = field.replace(/^criterion\./, '').replace(/\..*$/, '');
  return [isName(name) ? NAMES[name] : 'comparison.otherField', { field }];
}

function isName(name: string): name is Name {
  return Object.hasOwn(NAMES, name);
}
