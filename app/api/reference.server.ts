import { NotFound, type Refusal, type RefusalCode } from '~/domain/refusal';
import type { Lng } from '~/i18n/config';
import { serverI18n, translate } from '~/i18n/translate.server';
import { apiWords } from './api-words.server';
import type { JsonSchema } from './json-schemas';
import { openApi } from './openapi.server';
import { type Operation, TAGS, type Tag } from './operation';
import { problemsOf } from './operation-problems';
import { OPERATIONS } from './operations';
import { PROBLEMS, type Problem } from './problems';
import { type FieldRow, SchemaReader } from './schema-rows.server';

export type OperationLine = Pick<Operation, 'id' | 'method' | 'path' | 'scope'> & { summary: string };

/** The list of operations, by group. */
export function operationGroups(lng: Lng): { tag: Tag; title: string; operations: OperationLine[] }[] {
  const words = apiWords(lng);
  return TAGS.map((tag) => ({
    tag,
    title: words(`tag.${tag}`),
    operations: OPERATIONS.filter((of) => of.tag === tag).map((of) => lineOf(of, lng)),
  }));
}

export type Parameter = {
  name: string;
  place: 'path' | 'query' | 'header';
  required: boolean;
  type: string;
  words: string;
  /** Values to choose from, where there are few. */
  choices: string[];
  /** May be given several times. */
  list: boolean;
};

export type OperationPage = OperationLine & {
  description: string;
  parameters: Parameter[];
  body: { rows: FieldRow[]; example: string } | null;
  answer: { status: number; rows: FieldRow[]; example: string | null };
  problems: ProblemLine[];
};

/** One operation with everything the document says of it, as people read it. @throws NotFound */
export function operationPage(id: string, lng: Lng): OperationPage {
  const of = OPERATIONS.find((each) => each.id === id);
  const document = openApi(lng);
  const said = of && (document.paths[of.path]?.[of.method] as unknown as Said | undefined);
  if (!of || !said) throw new NotFound('operation');
  const reader = new SchemaReader(document.components.schemas, lng);
  const body = said.requestBody?.content['application/json'];
  const answer = said.responses[of.answer.status]?.content?.['application/json'];
  return {
    ...lineOf(of, lng),
    description: said.description,
    parameters: said.parameters.map(({ name, in: place, required, description, schema }) => ({
      name,
      place,
      required,
      type: reader.type(schema),
      words: description ?? '',
      choices: choicesOf(schema),
      list: schema.type === 'array',
    })),
    body: body ? { rows: reader.rows(body.schema), example: pretty(of.example ?? {}) } : null,
    answer: {
      status: of.answer.status,
      rows: answer ? reader.rows(answer.schema) : [],
      example: answer ? pretty(reader.sample(answer.schema)) : null,
    },
    problems: [
      ...problemsOf(of).map((code) => problemLine(code, lng)),
      ...of.refusals.map((code) => refusalLine(code, lng)),
    ],
  };
}

export type ProblemLine = { code: string; status: number; title: string; detail: string };

/** Every problem and every refusal that an operation can answer with. */
export function problemLines(lng: Lng): { protocol: ProblemLine[]; refusals: ProblemLine[] } {
  const codes = [...new Set(OPERATIONS.flatMap(({ refusals }) => refusals))];
  return {
    protocol: (Object.keys(PROBLEMS) as Problem[]).map((code) => problemLine(code, lng)),
    refusals: codes.map((code) => refusalLine(code, lng)),
  };
}

type Said = {
  description: string;
  parameters: (Pick<Parameter, 'name' | 'required'> & {
    in: Parameter['place'];
    description?: string;
    schema: JsonSchema;
  })[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>;
};

function lineOf({ id, method, path, scope }: Operation, lng: Lng): OperationLine {
  return { id, method, path, scope, summary: apiWords(lng)(`operation.${id as 'findCourses'}.summary`) };
}

function problemLine(code: Problem, lng: Lng): ProblemLine {
  const words = apiWords(lng);
  return {
    code,
    status: PROBLEMS[code],
    title: words(`problem.${code}.title`),
    detail: words(`problem.${code}.detail`),
  };
}

function refusalLine(code: RefusalCode, lng: Lng): ProblemLine {
  const status = code === 'consent_missing' ? 422 : 409;
  return { code, status, title: apiWords(lng)('refused'), detail: refusalPattern(code, lng) };
}

/** The words of a refusal with gaps where a case brings its own numbers. */
function refusalPattern(code: Refusal['code'], lng: Lng): string {
  const text = String(serverI18n(lng).getResource(lng, 'codes', `refusal.${code}`) ?? '');
  const gaps = text.replace(/\$t\([^)]*\)|\{\{[^}]*\}\}/g, '…').trim();
  return gaps === '…' || gaps === '' ? translate(lng, 'api')('problemsPage.ownWords') : gaps;
}

function choicesOf(schema: JsonSchema): string[] {
  const of = (schema.items ?? schema) as { enum?: unknown[] };
  return of.enum?.map(String) ?? [];
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2);
