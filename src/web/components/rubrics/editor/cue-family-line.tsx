import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionContentReply } from '../../../../api/authoring-schemas.ts';
import { type CueLine, familyWeight } from '../../../rubrics/cue-families.ts';
import type { CueHit } from '../../../rubrics/cue-hits.ts';
import { familyWords } from '../../../rubrics/family-words.ts';

type Props = {
  /** Its widest cue. */
  readonly say: string;
  readonly lines: readonly CueLine[];
  readonly positions: readonly number[];
  readonly language: QuestionContentReply['language'];
  readonly vocabulary: QuestionContentReply['vocabulary'];
  /** Where it was found in the answer that is tried. */
  readonly hit: CueHit | undefined;
  readonly isOpen: boolean;
  readonly isActive: boolean;
  readonly onActive: (isActive: boolean) => void;
  readonly onToggle: () => void;
  /** Its cues, to be edited. */
  readonly children: ReactNode;
};

/** A word, others that count nearly as much, and what the answer says of it, in one line that opens into its cues. */
export function CueFamilyLine({ say, lines, positions, hit, isOpen, isActive, onActive, onToggle, ...props }: Props) {
  const { t } = useTranslation();
  const { title, others } = familyWords(say, props.vocabulary, props.language);
  return (
    <li className={isActive ? 'cue-family is-active' : 'cue-family'}>
      <button
        type="button"
        className="cue-family-line"
        aria-expanded={isOpen}
        onClick={onToggle}
        onMouseEnter={() => onActive(true)}
        onMouseLeave={() => onActive(false)}
        onFocus={() => onActive(true)}
        onBlur={() => onActive(false)}
      >
        <span className="cue-family-words" lang={props.language}>
          <strong>{title}</strong>
          {others.length > 0 && <span className="beside">{others.join(' · ')}</span>}
        </span>
        {hit !== undefined && <span className="cue-hit">{t('cue.foundWords', { words: hit.words.join(' … ') })}</span>}
        <span className="cue-family-weight">{t('weight.other', { weight: familyWeight(lines, positions) ?? 0 })}</span>
      </button>
      {isOpen && (
        <div className="cue-family-cues">
          {positions.length > 1 && <p className="beside">{t('cue.nested')}</p>}
          <ul>{props.children}</ul>
        </div>
      )}
    </li>
  );
}
