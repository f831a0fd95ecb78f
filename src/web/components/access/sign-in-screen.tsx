import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from './entry-frame.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Where one comes in. As long as there is no owner it says how to become one: nobody else could sign in. */
export function SignInScreen({ isOwnerMissing }: { readonly isOwnerMissing: boolean }) {
  const { t } = useTranslation();
  return (
    <EntryFrame title={t('entry.title')}>
      {isOwnerMissing && (
        <Alert
          type="info"
          showIcon
          role="note"
          title={t('entry.noOwner')}
          description={
            <>
              <p>{t('entry.noOwner.what')}</p>
              <p>
                <code className="command">answer-eval access link</code>
              </p>
            </>
          }
        />
      )}
      {!isOwnerMissing && (
        <>
          <SignInForm email="" />
          <p className="beside">{t('entry.help')}</p>
        </>
      )}
    </EntryFrame>
  );
}
