import { Alert, Button, Input } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../access/copy-text.ts';

type Props = { readonly title: string; readonly secret: string };

/** A link or a key, shown this one time, to be copied. */
export function SecretOnce({ title, secret }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'fresh' | 'copied' | 'failed'>('fresh');
  const copy = async () =>
    setState((await copyText(secret, box.current?.querySelector('input'))) ? 'copied' : 'failed');
  return (
    <Alert
      className="secret-once"
      type="success"
      showIcon
      role="status"
      title={title}
      description={
        <>
          <p>{t('secret.once')}</p>
          <div className="secret" ref={box}>
            <label className="visually-hidden" htmlFor={id}>
              {title}
            </label>
            <Input
              id={id}
              readOnly
              value={secret}
              autoComplete="off"
              spellCheck={false}
              onFocus={(event) => event.target.select()}
            />
            <Button type="primary" onClick={() => void copy()}>
              {t(state === 'copied' ? 'secret.copied' : 'secret.copy')}
            </Button>
          </div>
          {state === 'failed' && <p>{t('secret.copyFailed')}</p>}
        </>
      }
    />
  );
}
