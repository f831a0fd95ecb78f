/** A place in a template that is to be filled in. */
export const templateVariable = /\{\{(\w+)\}\}/g;

/**
 * Fill in a template. Values go in as they are: what looks like a variable in one of them stays what it is.
 *
 * @example
 * fillIn('<{{code}}>{{text}}', { code: 'x', text: '{{code}}' }); // '<x>{{code}}'
 */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  const known = new Map(Object.entries(values));
  return template.replace(templateVariable, (_, name: string) => known.get(name) ?? '');
}
