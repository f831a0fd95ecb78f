import { type ReactNode, useEffect } from 'react';
import { LanguageSwitch } from '../language-switch.tsx';

type Props = { readonly title: string; readonly children: ReactNode };

/** What is shown to somebody who is not in yet: one card, and the language. */
export function EntryFrame({ title, children }: Props) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="entry">
      <div className="entry-top">
        <LanguageSwitch />
      </div>
      <section className="card" aria-labelledby="entry-title">
        <h1 id="entry-title">{title}</h1>
        {children}
      </section>
    </main>
  );
}
