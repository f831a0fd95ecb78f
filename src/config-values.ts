import { z } from 'zod';
import { EvaluationError } from './domain/errors.ts';

/** An environment variable, or a line of .env, has a value that cannot be used. */
export class ConfigInvalidError extends EvaluationError {
  readonly code = 'config-invalid';
}

/** A variable that is set to nothing counts as not set. */
export const optional = z
  .string()
  .transform((value) => (value === '' ? undefined : value))
  .optional();

export const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

export const decimal = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6})?$/, `must be a number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a number from ${from} to ${to}`);

export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an address like https://host/v1' });

export const orElse = (value: string) => optional.transform((given) => given ?? value);
