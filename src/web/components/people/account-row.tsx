import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountReply } from '../../../api/access-schemas.ts';
import { type ChangeAccount, changeAccount, createResetLink, removeAccount } from '../../service/people-service.ts';
import { accessKey, useAccess } from '../../state/access.ts';
import { accountsKey } from '../../state/people-keys.ts';
import { useFormats } from '../../state/use-formats.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { SecretOnce } from './secret-once.tsx';

const ROLES = ['owner', 'interviewer', 'candidate'] as const;

/** One account: role, shut out or let in again, a link for a new password, removal. */
export function AccountRow({ account }: { readonly account: AccountReply }) {
  const { t } = useTranslation();
  const { time } = useFormats();
  const isMe = useAccess().account?.id === account.id;
  const { change, reset, remove, failed } = useAccountActions(account);
  const id = useId();
  return (
    <li className={account.isDisabled ? 'person is-disabled' : 'person'}>
      <AccountFacts account={account} isMe={isMe} nameId={`${id}-name`} />
      <AccountActions account={account} isMe={isMe} nameId={`${id}-name`} actions={{ change, reset, remove }} />
      {failed !== undefined && <FailureNotice error={failed} title={t('accounts.changeFailed')} />}
      {reset.data !== undefined && (
        <SecretOnce
          title={t('accounts.resetLink', { name: account.name, time: time(reset.data.expiresAt) })}
          secret={new URL(reset.data.path, window.location.origin).href}
        />
      )}
    </li>
  );
}

type FactsProps = { readonly account: AccountReply; readonly isMe: boolean; readonly nameId: string };

function AccountFacts({ account, isMe, nameId }: FactsProps) {
  const { t } = useTranslation();
  const { time } = useFormats();
  return (
    <div>
      <p className="person-name" id={nameId}>
        {account.name} {isMe && <span className="beside">{t('accounts.me')}</span>}
        {account.isDisabled && <span className="disabled-tag">{t('accounts.disabled')}</span>}
      </p>
      <p className="beside">
        {account.email} · {t('accounts.since', { time: time(account.createdAt) })}
      </p>
    </div>
  );
}

type ActionsProps = FactsProps & {
  readonly actions: Pick<ReturnType<typeof useAccountActions>, 'change' | 'reset' | 'remove'>;
};

/** Nobody shuts themselves out, or removes themselves, by mistake. */
function AccountActions({ account, isMe, nameId, actions: { change, reset, remove } }: ActionsProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="person-actions">
      <label className="visually-hidden" htmlFor={id}>
        {t('accounts.role', { name: account.name })}
      </label>
      <Select
        id={id}
        value={account.role}
        options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        loading={change.isPending}
        onChange={(role) => change.mutate({ role })}
      />
      <Button loading={reset.isPending} aria-describedby={nameId} onClick={() => reset.mutate()}>
        {t('accounts.reset')}
      </Button>
      {!isMe && (
        <Button
          loading={change.isPending}
          aria-describedby={nameId}
          onClick={() => change.mutate({ isDisabled: !account.isDisabled })}
        >
          {t(account.isDisabled ? 'accounts.enable' : 'accounts.disable')}
        </Button>
      )}
      {!isMe && <RemoveButton account={account} isPending={remove.isPending} onRemove={() => remove.mutate()} />}
    </div>
  );
}

function useAccountActions({ id }: AccountReply) {
  const client = useQueryClient();
  const isMe = useAccess().account?.id === id;
  const refresh = () => {
    // Who changes their own role has another page before them.
    if (isMe) void client.invalidateQueries({ queryKey: accessKey });
    return client.invalidateQueries({ queryKey: accountsKey });
  };
  const change = useMutation({
    mutationFn: (changes: ChangeAccount) => changeAccount(id, changes),
    onSettled: refresh,
  });
  const reset = useMutation({ mutationFn: () => createResetLink(id) });
  const remove = useMutation({ mutationFn: () => removeAccount(id), onSettled: refresh });
  const failed = [change, reset, remove].find(({ error, isPending }) => error !== null && !isPending)?.error;
  return { change, reset, remove, failed: failed ?? undefined };
}

type RemoveProps = { readonly account: AccountReply; readonly isPending: boolean; readonly onRemove: () => void };

/** It cannot be undone, so it asks first, and says what goes. */
function RemoveButton({ account, isPending, onRemove }: RemoveProps) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const confirm = () => {
    setIsAsking(false);
    onRemove();
  };
  return (
    <>
      <Button danger loading={isPending} onClick={() => setIsAsking(true)}>
        {t('accounts.remove')}
      </Button>
      <Modal
        open={isAsking}
        title={t('accounts.remove.title', { name: account.name })}
        okText={t('accounts.remove.yes')}
        okButtonProps={{ danger: true }}
        cancelText={t('accounts.remove.no')}
        onOk={confirm}
        onCancel={() => setIsAsking(false)}
      >
        <p>{t('accounts.remove.what')}</p>
      </Modal>
    </>
  );
}
