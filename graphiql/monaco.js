// Read by Monaco, GraphiQL's editor, as it loads.
Object.assign(self, {
  MonacoEnvironment: {
    // As `monaco`, for the page to set the editors' options.
    globalAPI: true,
    // Same-origin scripts rather than blobs, so that the page's policy can be 'self'.
    getWorkerUrl: (/** @type {string} */ _, /** @type {string} */ label) => `${document.body.dataset.assets}/${label}.worker.js`,
  },
});
