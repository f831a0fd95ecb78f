import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { toHash } from '../../state/page-route.ts';
import { hasMoved } from '../../state/use-page-route.ts';

type Props = { readonly children: ReactNode; readonly hasWayBack?: boolean };

/** Title of a screen. It takes the focus when one comes from another screen, so that reading goes on here. */
export function ScreenHeading({ children, hasWayBack = false }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved()) heading.current?.focus();
  }, []);
  return (
    <div className="screen-heading">
      {hasWayBack && <a href={toHash({ page: 'batches' })}>{t('batches.back')}</a>}
      <h2 ref={heading} tabIndex={-1}>
        {children}
      </h2>
    </div>
  );
}
