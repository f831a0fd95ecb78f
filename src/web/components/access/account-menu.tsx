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
  const { isOpen, setIsOpen, box } = useDisclosure();
  const panelId = useId();
  return (
    <div className="account-menu" ref={box}>
      <Button aria-expanded={isOpen} aria-controls={panelId} onClick={() => setIsOpen(!isOpen)}>
        <span className="account-name">{account.name}</span>
        <span className="beside">{t(`role.${account.role}`)}</span>
      </Button>
      <div id={panelId} className="account-panel" hidden={!isOpen}>
        <p className="beside">
          {account.email} · {t(`role.${account.role}`)}
        </p>
        <MenuLinks onFollow={() => setIsOpen(false)} />
        <SignOut />
      </div>
    </div>
  );
}

const LINKS = [
  { page: 'answers', text: 'nav.answers', isForStaff: true },
  { page: 'api-keys', text: 'account.keys', isForStaff: true },
  { page: 'password', text: 'account.password', isForStaff: false },
] as const;

/** Candidates have their answers in the navigation, and no keys. */
function MenuLinks({ onFollow }: { readonly onFollow: () => void }) {
  const { t } = useTranslation();
  const { may } = useAccess();
  return (
    <ul>
      {LINKS.filter(({ isForStaff }) => !isForStaff || may('batches')).map(({ page, text }) => (
        <li key={page}>
          <a href={toHash({ page })} onClick={onFollow}>
            {t(text)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function SignOut() {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: signOut,
    // An empty page: nothing of the person stays in it.
    onSuccess: () => {
      window.location.hash = toHash({ page: 'practice' });
      window.location.reload();
    },
  });
  return (
    <>
      <Button block loading={isPending} onClick={() => mutate()}>
        {t('account.signOut')}
      </Button>
      <p className="field-problem" role="alert">
        {error !== null && !isPending && t('account.signOutFailed')}
      </p>
    </>
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
