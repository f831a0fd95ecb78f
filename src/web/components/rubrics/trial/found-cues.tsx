import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import { cueFamilies } from '../../../rubrics/cue-families.ts';
import { type CueHit, type CueName, familyHit, isSameCue } from '../../../rubrics/cue-hits.ts';
import { familyWords } from '../../../rubrics/family-words.ts';

type Props = {
  readonly content: QuestionContentReply;
  readonly criterionId: string;
  /** Of this criterion alone. */
  readonly hits: readonly CueHit[];
  readonly activeCue: CueName | null;
  readonly onActiveCue: (cue: CueName, isActive: boolean) => void;
};

/** Which cues were found, and in which words; nested ones as one, the strongest first. */
export function FoundCues({ content, criterionId, hits, activeCue, onActiveCue }: Props) {
  const { t } = useTranslation();
  const cues = content.criteria.find(({ id }) => id === criterionId)?.cues ?? [];
  const own = hits.filter(({ kind }) => kind === 'cue');
  const found = cueFamilies(cues).flatMap((family) => {
    const hit = familyHit(family, cues, own);
    const say = cues[family.positions[0] ?? -1]?.say;
    return hit === undefined || say === undefined ? [] : [{ hit, say }];
  });
  const opposing = hits.filter(({ kind }) => kind === 'opposes').map((hit) => ({ hit, say: hit.say }));
  if (hits.length === 0) return <p className="beside">{t('trial.noCue')}</p>;
  return (
    <ul className="found-cues">
      {[...opposing, ...found].map(({ hit, say }) => {
        const { title } = familyWords(say, content.vocabulary, content.language);
        const words = hit.words.join(' … ');
        return (
          <li key={`${hit.kind} ${hit.say}`}>
            <button
              type="button"
              className={isSameCue(activeCue, hit) ? 'found-cue is-active' : 'found-cue'}
              onMouseEnter={() => onActiveCue(hit, true)}
              onMouseLeave={() => onActiveCue(hit, false)}
              onFocus={() => onActiveCue(hit, true)}
              onBlur={() => onActiveCue(hit, false)}
            >
              {hit.kind === 'opposes' && <strong>{t('trial.opposes')} </strong>}
              {title !== words && (
                <>
                  <code>{title}</code> →{' '}
                </>
              )}
              <q>{words}</q>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
