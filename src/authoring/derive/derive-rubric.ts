import type { Criterion } from '../../domain/criterion.ts';
import type { SourcePoint, SourceQuestion } from '../../domain/document-reading.ts';
import type { Language } from '../../domain/question-bank.ts';
import type { DerivationNote, QuestionContent } from '../../domain/rubric-draft.ts';
import type { Thesaurus } from '../../domain/thesaurus.ts';
import { openTagger, wordsOf } from '../../text/words.ts';
import { Background } from './background.ts';
import { ConceptFinder } from './concept-finder.ts';
import { type CueTools, findCueSources } from './cue-sources.ts';
import { describeCriterion } from './describe-criterion.ts';
import { labelPoint } from './label-point.ts';
import { splitPoints } from './split-points.ts';
import { weighCues } from './weigh-cues.ts';

/** A question as a document holds it, under the id that it gets. */
export type DerivableQuestion = Pick<SourceQuestion, 'prompt' | 'language' | 'points' | 'modelPoints'> & {
  readonly id: string;
};

export type DerivedRubric = { readonly content: QuestionContent; readonly notes: readonly DerivationNote[] };

/** Derive a rubric from the points of a model answer; the same question gives the same rubric. */
export type DeriveRubric = (question: DerivableQuestion) => DerivedRubric;

/**
 * A term that may stand for one thing, two to four characters of which none joins, denies or points, and that the general dictionary
 * tears: 单链表 into 单链 and 表.
 */
const isTornName = (term: string): boolean =>
  /^\p{Script=Han}{2,4}$/u.test(term) &&
  !/[不没别的了我咱他她它您你们先再就把被给让在是有会能要和与也都说去来到这那]/.test(term) &&
  wordsOf(term).some(({ text }) => text.length === 1);

/** A criterion with fewer cues is worth a look. */
const fewCues = 4;

/** Prepare the derivation without a model; docs/derivation.md explains it. Preparing takes about a second, a question some milliseconds. */
export function createDeriveRubric({ concepts, background }: Thesaurus): DeriveRubric {
  const finder = new ConceptFinder(concepts);
  const tagger = openTagger(concepts.flatMap(({ terms }) => terms.filter(isTornName)));
  const tools: Readonly<Record<Language, CueTools>> = {
    zh: { finder, concepts, tagger, background: new Background(background.zh) },
    en: { finder, concepts, tagger, background: new Background(background.en) },
  };
  return ({ id, prompt, language, points, modelPoints }) => {
    const split = splitPoints(points, modelPoints);
    const notes: DerivationNote[] = [split.note];
    const vocabulary: Record<string, string> = {};
    const criteria = modelPoints.map((point, index): Criterion => {
      const criterionId = `c${index + 1}`;
      const label = point.label ?? labelPoint(point.text, language, tagger);
      if (point.label === undefined) notes.push({ code: 'label-made', criterionId, facts: { label } });
      const elsewhere = [prompt, ...modelPoints.filter((it) => it !== point).map(textOf)];
      const sources = findCueSources({ label: point.label ?? '', body: point.text }, elsewhere, tools[language]);
      const weighed = weighCues(sources);
      const cues = weighed.cues.length > 0 ? weighed.cues : [{ say: plainCue(point.text), weight: 2 }];
      if (cues.length < fewCues) notes.push({ code: 'few-words', criterionId, facts: { cues: cues.length } });
      Object.assign(vocabulary, weighed.vocabulary);
      return {
        id: criterionId,
        label,
        points: split.points[index] as number,
        ...describeCriterion(label, point.text, language),
        modelAnswer: point.text,
        cues,
        opposes: [],
      };
    });
    return { content: { id, language, prompt, points, derived: true, vocabulary, criteria }, notes };
  };
}

const textOf = ({ label, text }: SourcePoint): string => (label === undefined ? text : `${label}。${text}`);

/** All words of the point are elsewhere too: only the whole of it tells it from the others. */
const plainCue = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[|@~*&+]|[.。]{2,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60);
