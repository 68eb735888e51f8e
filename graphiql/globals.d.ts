/** What graphiql.js leaves behind. */
declare const YogaGraphiQL: { renderYogaGraphiQL(place: HTMLElement, options: object): void };

interface CompletionProvider {
  readonly triggerCharacters?: readonly string[];
  provideCompletionItems(...args: unknown[]): Promise<{ suggestions: { sortText?: string }[] } | null | undefined>;
}

/** The part of Monaco, GraphiQL's editor, that the page uses. */
declare const monaco: {
  editor: { onDidCreateEditor(listener: (editor: { updateOptions(options: object): void }) => void): void };
  languages: { registerCompletionItemProvider(language: string, provider: CompletionProvider): unknown };
};
