import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../../service/access-service.ts';
import { type Account, useAccess } from '../../state/access.ts';
import { toHash } from '../../state/page-route.ts';

/** Who is signed in, and what concerns them: password, keys, the way out. Where nobody signs in it says so. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { account, isDemo } = useAccess();
  if (account !== null) return <Menu account={account} />;
  return isDemo ? <span className="demo-note">{t('account.demo')}</span> : null;
}

function Menu({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { may } = useAccess();
  const { isOpen, setIsOpen, box } = useDisclosure();
  const panelId = useId();
  const leave = useMutation({
    mutationFn: signOut,
    // An empty page: nothing of the person stays in it.
    onSuccess: () => {
      window.location.hash = toHash({ page: 'practice' });
      window.location.reload();
    },
  });
  const close = () => setIsOpen(false);
  return (
    <div className="account-menu" ref={box}>
      <Button aria-expanded={isOpen} aria-controls={panelId} onClick={() => setIsOpen(!isOpen)}>
        <span className="account-name">{account.name}</span>
        <span className="beside">{t(`role.${account.role}`)}</span>
      </Button>
      <div id={panelId} className="account-panel" hidden={!isOpen}>
        <p className="beside">{account.email}</p>
        <ul>
          {may('batches') && (
            <li>
              <a href={toHash({ page: 'answers' })} onClick={close}>
                {t('nav.answers')}
              </a>
            </li>
          )}
          {may('batches') && (
            <li>
              <a href={toHash({ page: 'api-keys' })} onClick={close}>
                {t('account.keys')}
              </a>
            </li>
          )}
          <li>
            <a href={toHash({ page: 'password' })} onClick={close}>
              {t('account.password')}
            </a>
          </li>
        </ul>
        <Button block loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('account.signOut')}
        </Button>
        <p className="field-problem" role="alert">
          {leave.error !== null && !leave.isPending && t('account.signOutFailed')}
        </p>
      </div>
    </div>
  );
}

/** Closes by Escape, and when the focus or a click goes elsewhere. */
function useDisclosure() {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && box.current?.contains(target) === false) setIsOpen(false);
    };
    const closeByKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      setIsOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeByKey);
    };
  }, [isOpen]);
  return { isOpen, setIsOpen, box };
}
