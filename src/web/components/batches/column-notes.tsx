import { useTranslation } from 'react-i18next';
import type { UploadReply } from '../../../api/batch-schemas.ts';
import { noteWords } from '../../batches/note-words.ts';

/** What to look at before the suggested columns are taken. */
export function ColumnNotes({ notes }: Pick<UploadReply, 'notes'>) {
  const { t } = useTranslation();
  if (notes.length === 0) return null;
  return (
    <ul className="plain-notes">
      {notes.map((note) => {
        const words = noteWords(note);
        const isForeign = words === undefined;
        return (
          <li key={`${note.code} ${note.column}`} {...(isForeign ? { lang: 'en' } : {})}>
            {isForeign ? note.message : t(...words)}
          </li>
        );
      })}
    </ul>
  );
}
