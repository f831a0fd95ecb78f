import { useTranslation } from 'react-i18next';
import type { UncertaintyReply } from '../../../api/authoring-schemas.ts';
import { uncertaintyWords } from '../../rubrics/uncertainty-words.ts';

type Props = {
  readonly uncertainties: readonly UncertaintyReply[];
  /** Asks to bring a line of the source into view. */
  readonly onShowLine: (line: number) => void;
};

/** What the reader of the document was not sure of, in words, each with the way to its lines. */
export function UncertaintyList({ uncertainties, onShowLine }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="uncertainties">
      {uncertainties.map((uncertainty) => {
        const [first, ...more] = uncertainty.lines;
        const key = `${uncertainty.code} ${uncertainty.lines.join(' ')} ${uncertainty.question}`;
        const words = uncertaintyWords(uncertainty).map((it) => t(...it));
        return (
          <li key={key}>
            <span>{words.join(' ')}</span>{' '}
            {first !== undefined && (
              <button type="button" className="line-link" onClick={() => onShowLine(first)}>
                {more.length === 0
                  ? t('source.goToLine', { line: first })
                  : t('source.goToLines', { first, last: more.at(-1) ?? first })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
