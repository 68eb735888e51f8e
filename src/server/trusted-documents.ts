import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'graphql-yoga';
import { CodedError } from '../doveadm/errors.ts';

/** The only queries that may run, by the SHA-256 of their text in hexadecimal digits. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads a manifest in the form of the usual tools: a JSON object from an id to the text of a query. Ids can be any text. Queries are found
 * by their hash as well.
 * @throws Error when the file holds anything else
 */
export function readTrustedDocuments(file: string): TrustedDocuments {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries = typeof manifest === 'object' && manifest !== null ? Object.entries(manifest) : [];
  if (entries.length === 0 || entries.some(([, text]) => typeof text !== 'string')) {
    throw new Error(`${file}: must be a JSON object from ids to queries, with at least one.`);
  }
  return new Map((entries as [string, string][]).flatMap(([id, text]) => [[id, text] as const, [sha256(text), text] as const]));
}

/** Runs only trusted documents: by `documentId`, by `extensions.persistedQuery.sha256Hash`, or by their exact text. */
export function trustedDocumentsPlugin(documents: TrustedDocuments): Plugin {
  return {
    onParams: ({ params, setParams }) => {
      const text = documents.get(idOf(params as Params));
      if (text === undefined)
        throw new CodedError('FORBIDDEN', 'This gateway runs only trusted documents, and this document is not one of them.');
      setParams({ ...params, query: text });
    },
  };
}

/**
 * Answers an unknown hash of a query with the code that makes clients such as Apollo send the whole text instead. Clients never register
 * queries: queries run from the manifest, or with their text.
 */
export function persistedQueryPlugin(documents: TrustedDocuments | null): Plugin {
  return {
    onParams: ({ params }) => {
      const { query, documentId, extensions } = params as Params;
      const hash = extensions?.persistedQuery?.sha256Hash;
      if (hash === undefined || documentId !== undefined || (typeof query === 'string' && query !== '')) return;
      if (documents === null) throw new CodedError('PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');
      if (typeof hash !== 'string' || !documents.has(hash)) throw new CodedError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    },
  };
}

/** Whether this exact text is a trusted document. */
export function isTrusted(documents: TrustedDocuments, text: string): boolean {
  return documents.has(sha256(text));
}

interface Params {
  readonly query?: string;
  readonly documentId?: unknown;
  readonly extensions?: { readonly persistedQuery?: { readonly sha256Hash?: unknown } };
}

function idOf({ query, documentId, extensions }: Params): string {
  const id = documentId ?? extensions?.persistedQuery?.sha256Hash;
  if (typeof query === 'string' && query !== '') return sha256(query);
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : '';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
