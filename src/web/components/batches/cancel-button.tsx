import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchReply } from '../../../api/batch-schemas.ts';
import { batchProgress } from '../../batches/batch-progress.ts';
import { useFormats } from '../../state/use-formats.ts';

type Props = { readonly batch: BatchReply; readonly isPending: boolean; readonly onCancel: () => void };

/** Cancelling cannot be undone, so it asks first, and says what stays. */
export function CancelButton({ batch, isPending, onCancel }: Props) {
  const { t } = useTranslation();
  const { count } = useFormats();
  const [isAsking, setIsAsking] = useState(false);
  const { done, total } = batchProgress(batch);
  const confirm = () => {
    setIsAsking(false);
    onCancel();
  };
  return (
    <>
      <Button size="large" danger loading={isPending} onClick={() => setIsAsking(true)}>
        {t('batch.cancel')}
      </Button>
      <Modal
        open={isAsking}
        title={t('batch.cancel.title')}
        okText={t('batch.cancel.yes')}
        okButtonProps={{ danger: true }}
        cancelText={t('batch.cancel.no')}
        onOk={confirm}
        onCancel={() => setIsAsking(false)}
      >
        <p>{t('batch.cancel.what', { done: count(done), rest: count(total - done) })}</p>
      </Modal>
    </>
  );
}
