import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftReply } from '../../../api/authoring-schemas.ts';
import { lineId, showLine } from '../../rubrics/show-line.ts';
import { UncertaintyList } from './uncertainty-list.tsx';

type Props = {
  readonly draft: DraftReply;
  /** The one to bring into view. */
  readonly line: { readonly number: number } | undefined;
};

/** The part of the document that the rubric comes from, with what its reader was not sure of. */
export function DraftSource({ draft: { source, uncertainties, content }, line }: Props) {
  const { t } = useTranslation();
  const doubtful = new Set(uncertainties.flatMap(({ lines }) => lines));
  useEffect(() => {
    if (line !== undefined) showLine(line.number);
  }, [line]);
  if (source === null) return null;
  return (
    <>
      <p className="beside">{t('source.from', { name: source.name === '' ? t('import.pastedText') : source.name })}</p>
      <ol className="source-lines" lang={content.language}>
        {source.lines.map(({ number, text }) => (
          <li
            key={number}
            id={lineId(number)}
            value={number}
            tabIndex={-1}
            className={doubtful.has(number) ? 'source-line is-doubtful' : 'source-line'}
          >
            <span className="line-number" aria-hidden="true">
              {number}
            </span>
            <span className="line-text">{text}</span>
          </li>
        ))}
      </ol>
      {uncertainties.length > 0 && (
        <>
          <h4>{t('source.uncertain')}</h4>
          <UncertaintyList uncertainties={uncertainties} onShowLine={showLine} />
        </>
      )}
    </>
  );
}
