import { InputNumber } from 'antd';
import type { ComponentProps } from 'react';

type Props = Pick<
  ComponentProps<typeof InputNumber>,
  'id' | 'className' | 'suffix' | 'aria-label' | 'aria-describedby'
> & {
  readonly value: number;
  readonly isWrong?: boolean;
  readonly onChange: (points: number) => void;
};

/** Whole or half points. An emptied field changes nothing until something is typed. */
export function PointsInput({ value, isWrong = false, onChange, ...more }: Props) {
  return (
    <InputNumber<number>
      {...more}
      min={0.5}
      max={1000}
      step={0.5}
      value={value}
      aria-invalid={isWrong}
      // Ant Design would write 3 as 3.0, because the step has a digit behind the point.
      formatter={(shown, { userTyping, input }) => (userTyping ? input : String(Number(shown)))}
      onChange={(points) => points !== null && onChange(points)}
    />
  );
}
