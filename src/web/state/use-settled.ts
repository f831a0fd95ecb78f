import { useEffect, useState } from 'react';

/** Longer than the pause between two key presses. */
const SETTLE_MS = 400;

/** A value that somebody is typing, once it has not changed for a moment. */
export function useSettled<Value>(value: Value, settleMs = SETTLE_MS): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs);
    return () => clearTimeout(timer);
  }, [value, settleMs]);
  return settled;
}
