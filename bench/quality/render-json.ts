/** Six decimals: far below any interval, and above the last bits in which processors may differ. */
const decimals = 6;

/** Write a report as indented JSON: figures rounded, `null` where a figure is not defined. */
export function renderJson(report: object): string {
  const toJson = (_key: string, value: unknown): unknown => {
    if (value === undefined) return null;
    return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(decimals)) : value;
  };
  return `${JSON.stringify(report, toJson, 2)}\n`;
}
