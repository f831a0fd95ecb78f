import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { bankFileSchema } from '../../rubrics/rubric-schema.ts';
import type { BankImport } from '../../workflows/bank-import.ts';
import { describeNote, describeUncertainty } from '../../workflows/describe-reading.ts';
import { linesOfCriterion } from '../../workflows/lines-of-criterion.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { FileError, isSystemError, toFileError } from '../file-error.ts';
import { parseFlags } from '../parse-flags.ts';
import { presentImport, presentRefusal } from '../present/present-import.ts';
import { readBytes } from '../read-bytes.ts';

/** As many as are read of a document by any door. */
const limitBytes = 20 * 1024 * 1024;

const options = {
  output: { type: 'string' },
  'accept-uncertain': { type: 'boolean' },
  'bank-id': { type: 'string' },
  title: { type: 'string' },
  json: { type: 'boolean' },
} as const;

const flagsSchema = z.strictObject({
  positionals: z.tuple([z.string().min(1)]),
  output: z.string().min(1),
  'accept-uncertain': z.boolean().default(false),
  'bank-id': bankFileSchema.shape.id.default('imported-bank'),
  title: bankFileSchema.shape.title.optional(),
  json: z.boolean().default(false),
});

/** `rubrics import`: make a question bank of a document of questions and model answers. */
export const rubricsImport: Command = {
  name: 'rubrics import',
  summary: 'Make a question bank of a document of questions and model answers',
  usage: 'rubrics import FILE|- --output DIR [--accept-uncertain] [--bank-id ID] [--title TEXT] [--json]',
  details: [
    'FILE                a Word document (.docx), Markdown or plain text; - reads text from stdin',
    '--output            folder for the bank: empty or not there yet, in a folder that is',
    '--accept-uncertain  write the bank although something is uncertain: you looked at it and say yes',
    '--bank-id           id of the bank, imported-bank if left out',
    '--title             title of the bank, that of the document if left out',
    '--json              one object: reading, uncertainties, leftOut, questions, written',
    'docs/documents.md explains what is recognised. The exit code is 1, and nothing is written, if something is uncertain.',
  ],
  async run(args, { program, stdin, print, note, untilStopped }) {
    const flags = parseFlags(args, options, flagsSchema);
    const { output, json, title } = flags;
    const [file] = flags.positionals;
    const bytes = await readBytes(file, stdin, limitBytes, 'a document');
    const stop = new AbortController();
    void untilStopped().then(() => stop.abort(new FileError(output, 'stopped; nothing was written')));
    const request = {
      document: { name: file === '-' ? '' : basename(file), bytes },
      directory: output,
      acceptUncertain: flags['accept-uncertain'],
      bankId: flags['bank-id'],
      title,
      signal: stop.signal,
    };
    const report = await program.importBank(request).catch((cause: unknown) => {
      // The folder may be missing, the one that it goes into may not.
      const isParent = isSystemError(cause) && cause.code === 'ENOENT';
      throw toFileError(isParent ? dirname(resolve(output)) : output, cause);
    });
    print(json ? JSON.stringify(toJson(report)) : presentImport(report, output));
    if (!report.written) note(presentRefusal(report));
    return report.written ? exitCodes.done : exitCodes.failed;
  },
};

function toJson(report: BankImport): object {
  const { name, language, bank, reading, questions, uncertainties, leftOut, written } = report;
  return {
    reading: {
      name,
      language,
      bankId: bank.id,
      title: bank.title,
      sections: bank.sections,
      lines: reading.lines.length,
    },
    uncertainties: uncertainties.map((it) => ({ ...it, message: describeUncertainty(it, language) })),
    leftOut,
    questions: questions.map((question) => ({
      id: question.content.id,
      prompt: question.content.prompt,
      points: question.content.points,
      lines: question.source.lines,
      criteria: question.content.criteria.map(({ id, label, points }, index) => ({
        id,
        label,
        points,
        lines: linesOfCriterion(question, index),
      })),
      notes: question.notes.map((it) => ({ ...it, message: describeNote(it, language) })),
    })),
    written,
  };
}
