import { parseSync, Visitor } from 'vite';

/** What one source file asks of others and of the process: all that the import rules look at. */
export type ModuleFacts = {
  /** Specifiers of static, dynamic and type-only imports, re-exports and `require` calls, in source order. */
  readonly specifiers: readonly string[];
  /** True if an `import()` or `require()` computes its specifier: no rule can judge where it goes. */
  readonly hasComputedImport: boolean;
  readonly readsEnvironment: boolean;
  /** True if every statement re-exports from another file. */
  readonly isBarrel: boolean;
};

const RE_EXPORTS = new Set(['ExportAllDeclaration', 'ExportNamedDeclaration']);

/**
 * Parse one file and collect its imports.
 *
 * Vite's parser is used because dependency-cruiser finds no imports in TypeScript files with TypeScript 7, whose
 * package has no compiler interface.
 *
 * @throws {SyntaxError} if the file does not parse: a file that can't be read must not pass as one without imports.
 */
export function readModule(path: string, source: string): ModuleFacts {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);

  const found: { specifier: string; start: number }[] = [];
  let hasComputedImport = false;
  let readsEnvironment = false;
  const add = (node: unknown) => {
    const specifier = constantOf(node);
    if (specifier === undefined) hasComputedImport = true;
    else found.push({ specifier, start: (node as { start: number }).start });
  };

  new Visitor({
    ImportDeclaration({ source, specifiers }) {
      add(source);
      const isProcess = /^(node:)?process$/.test(source.value);
      const isEnv = ({ imported }: { imported?: unknown }) => nameOf(imported) === 'env';
      if (isProcess && specifiers.some((it) => it.type === 'ImportSpecifier' && isEnv(it))) readsEnvironment = true;
    },
    ExportNamedDeclaration({ source }) {
      if (source) add(source);
    },
    ExportAllDeclaration({ source }) {
      add(source);
    },
    ImportExpression({ source }) {
      add(source);
    },
    TSImportType({ source }) {
      add(source);
    },
    TSExternalModuleReference({ expression }) {
      add(expression);
    },
    CallExpression({ callee, arguments: [argument] }) {
      if (nameOf(callee) === 'require' && argument) add(argument);
    },
    MemberExpression({ object, property }) {
      const isProcess = nameOf(object) === 'process' || ('property' in object && nameOf(object.property) === 'process');
      if (isProcess && (nameOf(property) ?? constantOf(property)) === 'env') readsEnvironment = true;
    },
    VariableDeclarator({ id, init }) {
      if (id.type !== 'ObjectPattern' || nameOf(init) !== 'process') return;
      if (id.properties.some((it) => it.type === 'Property' && nameOf(it.key) === 'env')) readsEnvironment = true;
    },
  }).visit(program);

  const isBarrel =
    program.body.length > 0 &&
    program.body.every((node) => RE_EXPORTS.has(node.type) && 'source' in node && node.source !== null);
  const specifiers = found.sort((a, b) => a.start - b.start).map(({ specifier }) => specifier);
  return { specifiers, hasComputedImport, readsEnvironment, isBarrel };
}

function nameOf(node: unknown): string | undefined {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === 'Identifier' ? name : undefined;
}

/** The text of a string literal or of a template without holes. */
function constantOf(node: unknown): string | undefined {
  const { type, value, quasis } = node as { type: string; value?: unknown; quasis?: { value: { cooked: string } }[] };
  if (type === 'Literal' && typeof value === 'string') return value;
  return type === 'TemplateLiteral' && quasis?.length === 1 ? quasis[0]?.value.cooked : undefined;
}
