import { useTranslation } from 'react-i18next';

/** The signs of a cue with an example each; they are the same in all languages. */
const SIGNS = [
  ['抱歉|对不起', 'cueHelp.any'],
  ['听 .. 说完', 'cueHelp.then'],
  ['理解 + 心情', 'cueHelp.clause'],
  ['编号 & 回访', 'cueHelp.sentence'],
  ['@道歉', 'cueHelp.group'],
  ['apologi*', 'cueHelp.begins'],
  ['存款保险~', 'cueHelp.typos'],
] as const;

/** How cues are written, for whoever has forgotten. */
export function CueHelp() {
  const { t } = useTranslation();
  return (
    <details className="cue-help">
      <summary>{t('cueHelp.title')}</summary>
      <dl>
        {SIGNS.map(([example, key]) => (
          <div key={key}>
            <dt lang="zh">
              <code>{example}</code>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
