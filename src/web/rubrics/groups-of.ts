/** A group of words that a cue refers to, by name. */
export type WordGroup = { readonly name: string; readonly words: string };

/**
 * Find the groups of words that a cue stands for, in its order, each once; names that are not in the vocabulary are left out.
 *
 * @example
 * groupsOf('@道歉 .. 久等|@道歉', { 道歉: '抱歉|对不起' }); // [{ name: '道歉', words: '抱歉|对不起' }]
 */
export function groupsOf(say: string, vocabulary: Readonly<Record<string, string>>): readonly WordGroup[] {
  const names = [...say.matchAll(/@([^\s|+&~@]+)/g)].map(([, name = '']) => name);
  return [...new Set(names)].flatMap((name) => {
    const words = Object.hasOwn(vocabulary, name) ? vocabulary[name] : undefined;
    return words === undefined ? [] : [{ name, words }];
  });
}
