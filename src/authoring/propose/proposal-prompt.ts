/** The parts of the file that a model is asked for proposals with, each with the variables that it must hold. */
export const proposalVariables = {
  system: [],
  criterion: ['id', 'label', 'modelAnswer', 'words'],
  material: ['delimiter', 'question', 'criteria'],
  repair: ['problems', 'ids'],
} as const;

/** What a model is told that is to propose cues, in one language. */
export type ProposalPrompt = { readonly parts: Readonly<Record<keyof typeof proposalVariables, string>> };
