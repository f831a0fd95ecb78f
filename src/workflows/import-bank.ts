import type { DerivableQuestion, DerivedRubric } from '../authoring/derive/derive-rubric.ts';
import { openDocument } from '../documents/open-document.ts';
import { readDocument } from '../documents/read-document.ts';
import { NoQuestionsError } from '../domain/authoring-errors.ts';
import type { DocumentReading, SourceQuestion, Uncertainty } from '../domain/document-reading.ts';
import type { Language, Section } from '../domain/question-bank.ts';
import { contentToQuestion } from '../rubrics/to-question.ts';
import type { WriteBank } from '../rubrics/write-bank.ts';
import type { BankImport, ImportedQuestion, ImportUncertainty, LeftOutLine, PreparedBank } from './bank-import.ts';
import { describeImport } from './describe-import.ts';
import { toDerivable } from './to-derivable.ts';

export type BankImportRequest = {
  /** Name of the document and its bytes; an empty name for text from elsewhere. */
  readonly document: { readonly name: string; readonly bytes: Uint8Array };
  /** Folder that the bank is written into; empty or not there. */
  readonly directory: string;
  /** A person says yes to whatever is uncertain. */
  readonly acceptUncertain: boolean;
  readonly bankId: string;
  /** Title of the bank; that of the document where left out. */
  readonly title?: string | undefined;
  /** Nothing is written once it is aborted. */
  readonly signal: AbortSignal;
};

/**
 * Read a document, derive a rubric for every question, and write them as a question bank.
 *
 * @throws {FolderNotEmptyError} before anything else
 * @throws {DocumentUnreadableError}
 * @throws {NoQuestionsError}
 * @throws {RubricInvalidError} if the thesaurus cannot be read
 * @throws {InputInvalidError} if what was derived is no rubric that can be loaded
 */
export type ImportBank = (request: BankImportRequest) => Promise<BankImport>;

export type ImportParts = {
  readonly derive: (questions: readonly DerivableQuestion[]) => Promise<readonly DerivedRubric[]>;
  readonly requireEmptyFolder: (directory: string) => Promise<void>;
  readonly writeBank: WriteBank;
};

/** The version of a bank and of its questions as they are imported. */
const firstVersion = '1.0.0';

export function createImportBank({ derive, requireEmptyFolder, writeBank }: ImportParts): ImportBank {
  return async (request) => {
    const { document, directory, acceptUncertain, signal } = request;
    await requireEmptyFolder(directory);
    const reading = readDocument(await openDocument(document));
    const placed = placeQuestions(reading);
    if (placed.length === 0) throw new NoQuestionsError(document.name);
    const prepared = placed.map(({ id, source }) => toDerivable(source, id));
    const derived = await derive(prepared.map(({ derivable }) => derivable));
    const questions = placed.map(({ sectionId, source }, index): ImportedQuestion => {
      const { content, notes } = derived[index] as DerivedRubric;
      return { sectionId, source, content, notes };
    });
    const changes = placed.flatMap(({ id }, index) =>
      (prepared[index]?.changes ?? []).map((change): ImportUncertainty => ({ ...change, questionId: id })),
    );
    const uncertainties = [...reading.uncertainties.map((it) => nameQuestion(it, placed)), ...changes];
    const report: PreparedBank = {
      name: document.name,
      language: reading.language,
      bank: { id: request.bankId, title: chooseTitle(request, reading), sections: toSections(reading, questions) },
      questions,
      uncertainties: uncertainties.toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0)),
      leftOut: listLeftOut(reading),
      reading,
    };
    for (const { content } of questions) contentToQuestion(content, firstVersion, []);
    const written = acceptUncertain || uncertainties.length === 0;
    if (written) await writeBank(directory, describeImport(report, firstVersion), signal);
    return { ...report, written };
  };
}

/** A question of the reading under the ids that it gets. */
type Placed = {
  readonly id: string;
  readonly sectionId: string;
  readonly source: SourceQuestion;
  readonly section: number;
  readonly position: number;
};

/** Questions are q01, q02 … over the whole document, sections that have some are s1, s2 … */
function placeQuestions({ sections }: DocumentReading): readonly Placed[] {
  const total = sections.reduce((sum, { questions }) => sum + questions.length, 0);
  const digits = Math.max(2, String(total).length);
  const filled = sections.flatMap(({ questions }, index) => (questions.length > 0 ? [index] : []));
  const all = sections.flatMap(({ questions }, section) =>
    questions.map((source, position) => ({ source, section, position })),
  );
  return all.map((it, index) => ({
    ...it,
    id: `q${String(index + 1).padStart(digits, '0')}`,
    sectionId: `s${filled.indexOf(it.section) + 1}`,
  }));
}

/** Sums of points are told apart by what is summed up. */
function nameQuestion(uncertainty: Uncertainty, placed: readonly Placed[]): ImportUncertainty {
  const { code, lines, section, question } = uncertainty;
  const id = placed.find((it) => it.section === section && it.position === question)?.id;
  const of = question === undefined ? 'section' : 'bullets';
  const facts = code === 'points-sum' ? { ...uncertainty.facts, of } : uncertainty.facts;
  return { code, lines, facts, ...(id !== undefined && { questionId: id }) };
}

const untitled: Readonly<Record<Language, { readonly bank: string; readonly section: string }>> = {
  zh: { bank: '导入的题库', section: '导入的题目' },
  en: { bank: 'Imported bank', section: 'Imported questions' },
};

function chooseTitle({ title, document }: BankImportRequest, reading: DocumentReading): string {
  const ofFile = document.name.replace(/\.[a-z0-9]{1,5}$/i, '');
  const titles = [title ?? '', reading.title, ofFile, untitled[reading.language].bank];
  return titles.map((it) => it.trim()).find((it) => it !== '') ?? '';
}

function toSections({ sections, language }: DocumentReading, questions: readonly ImportedQuestion[]): Section[] {
  const filled = sections.filter((section) => section.questions.length > 0);
  return filled.map(({ title }, index) => {
    const id = `s${index + 1}`;
    const own = questions.filter(({ sectionId }) => sectionId === id);
    return {
      id,
      title: title.trim() === '' ? untitled[language].section : title,
      points: own.reduce((sum, { content }) => sum + content.points, 0),
      questionIds: own.map(({ content }) => content.id),
    };
  });
}

function listLeftOut({ lines, sections }: DocumentReading): readonly LeftOutLine[] {
  return lines.flatMap((line): readonly LeftOutLine[] => {
    const { number, text } = line;
    if (line.use === 'left-out') return [{ number, text, reason: line.reason }];
    const isEmpty = line.use === 'section' && sections[line.section]?.questions.length === 0;
    return isEmpty ? [{ number, text, reason: 'empty-section' }] : [];
  });
}
