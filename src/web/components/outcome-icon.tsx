import type { Outcome } from '../evidence/group-criteria.ts';

/** Shapes that differ without colour: tick, half disc, open ring, two opposed arrows, question mark. */
const PATHS: Readonly<Record<Outcome, string>> = {
  covered: 'M3.5 8.5l3 3 6-7',
  partial: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  missing: 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  contradicted: 'M2.5 5.5h9l-2.5-2.5M13.5 10.5h-9l2.5 2.5',
  unscored: 'M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .7-1 1.4M8 12.5v.2',
};

/** Fills the ring of `partial` to one half. */
const RIGHT_HALF = 'M8 2.5a5.5 5.5 0 0 1 0 11z';

export function OutcomeIcon({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg className={`outcome-icon icon-${outcome}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[outcome]} />
      {outcome === 'partial' && <path className="outcome-icon-half" d={RIGHT_HALF} />}
    </svg>
  );
}
