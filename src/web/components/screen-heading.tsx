import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toHash } from '../state/page-route.ts';
import { hasMoved } from '../state/use-page-route.ts';

type Props = {
  readonly children: ReactNode;
  /** The list that the screen belongs to; left out on the list itself. */
  readonly backTo?: 'batches' | 'rubrics' | 'reviews' | 'answers';
};

/** Title of a screen. It takes the focus when one comes from another screen, so that reading goes on here. */
export function ScreenHeading({ children, backTo }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus();
  }, []);
  return (
    <div className="screen-heading">
      {backTo !== undefined && <a href={toHash({ page: backTo })}>{t(`${backTo}.back`)}</a>}
      <h2 ref={heading} tabIndex={-1}>
        {children}
      </h2>
    </div>
  );
}
