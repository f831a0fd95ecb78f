import { useTranslation } from 'react-i18next';
import type { LineUseReply, UncertaintyReply } from '../../../../api/authoring-schemas.ts';
import { lineId } from '../../../rubrics/show-line.ts';

type Props = { readonly lines: readonly LineUseReply[]; readonly uncertainties: readonly UncertaintyReply[] };

const USES = ['title', 'section', 'prompt', 'point', 'left-out'] as const;

/** The document as it came, each line with what became of it: by colour, by the edge beside it, and in words. */
export function SourceLines({ lines, uncertainties }: Props) {
  const { t } = useTranslation();
  const doubtful = new Set(uncertainties.flatMap((it) => it.lines));
  return (
    <section className="card source" aria-labelledby="source-title">
      <h3 id="source-title">{t('source.title')}</h3>
      <ul className="source-legend" aria-label={t('source.legend')}>
        {USES.map((use) => (
          <li key={use} className={`source-use use-${use}`}>
            {t(`source.use.${use}`)} {lines.filter((line) => line.use === use).length}
          </li>
        ))}
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="source-box" aria-labelledby="source-title" tabIndex={0}>
        <ol className="source-lines">
          {lines.map((line) => (
            <SourceLine key={line.number} line={line} isDoubtful={doubtful.has(line.number)} />
          ))}
        </ol>
      </section>
    </section>
  );
}

function SourceLine({ line, isDoubtful }: { readonly line: LineUseReply; readonly isDoubtful: boolean }) {
  const { t } = useTranslation();
  const { number, text, use } = line;
  return (
    <li
      id={lineId(number)}
      className={`source-line use-${use} ${isDoubtful ? 'is-doubtful' : ''}`}
      value={number}
      tabIndex={-1}
    >
      <span className="line-number" aria-hidden="true">
        {number}
      </span>
      <span className="line-text">{text}</span>
      <span className="line-use">
        {line.use === 'left-out' ? t(`source.leftOut.${line.reason}`) : t(`source.use.${line.use}`)}
        {isDoubtful && <strong> {t('source.doubtful')}</strong>}
      </span>
    </li>
  );
}
