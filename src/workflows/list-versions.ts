import { applyPublications } from '../domain/apply-publications.ts';
import type { Question } from '../domain/question-bank.ts';
import type { PublishedRubric } from '../domain/rubric-draft.ts';
import type { AuthoringParts } from './authoring-parts.ts';
import type { AuthoringServices, RubricVersion } from './authoring-services.ts';

/** Create the list of all versions, those of the bank's files and those published. */
export function createListVersions({
  base,
  publications,
}: Pick<AuthoringParts, 'base' | 'publications'>): AuthoringServices['listVersions'] {
  return async () => {
    const published = await publications.listSince(base.id, 0);
    const { questions } = applyPublications(base, published);
    return questions.flatMap((current) => {
      const ofFile = base.questions.filter(({ id }) => id === current.id);
      const later = published.filter(({ question }) => question.id === current.id);
      const currentHash = current.rubric.hash;
      return [...later.toReversed().map(toVersion), ...ofFile.map(versionOfFile)].map((version) => ({
        ...version,
        isCurrent: version.hash === currentHash,
      }));
    });
  };
}

type Version = Omit<RubricVersion, 'isCurrent'>;

function toVersion({ number, question, override, isConfirmed, publishedAt }: PublishedRubric): Version {
  return { ...nameVersion(question), number, publishedAt, isConfirmed, override };
}

/** Whoever wrote the file answers for it. */
function versionOfFile(question: Question): Version {
  return { ...nameVersion(question), number: null, publishedAt: null, isConfirmed: false, override: null };
}

function nameVersion({ id, rubric: { version, hash } }: Question): Pick<Version, 'questionId' | 'version' | 'hash'> {
  return { questionId: id, version, hash };
}
