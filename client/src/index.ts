export type { Answer } from './answer.ts';
export { GatewayClient, type ClientOptions, type JobResult, type JobState, type MailEvent, type RequestOptions } from './client.ts';
export type { TypedDocument } from './document.ts';
export { applied, GatewayError, OutcomeError, type AnswerError, type ChangeError, type FailureCode, type Payload } from './errors.ts';
export * from './generated/documents.ts';
