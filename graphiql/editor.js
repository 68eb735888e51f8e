// Options of GraphiQL's editors that it has no settings for.

/** Must run before GraphiQL is rendered. */
export function prepareEditors() {
  monaco.editor.onDidCreateEditor((editor) => editor.updateOptions({ wordWrap: 'on' }));
  completeInSchemaOrder();
}

/** The schema lists first what people need first; GraphiQL would sort the fields of inputs by name. */
function completeInSchemaOrder() {
  const { languages } = monaco;
  const register = languages.registerCompletionItemProvider.bind(languages);
  languages.registerCompletionItemProvider = (language, provider) =>
    register(language, {
      ...(provider.triggerCharacters === undefined ? {} : { triggerCharacters: provider.triggerCharacters }),
      provideCompletionItems: async (...args) => {
        const list = await provider.provideCompletionItems(...args);
        list?.suggestions.forEach((suggestion, index) => {
          suggestion.sortText = String(index).padStart(5, '0');
        });
        return list;
      },
    });
}
