/** Id of the element in which a field of the rubric is edited: `criteria.0.label`. */
export function fieldId(field: string): string {
  return `field-${field}`;
}
